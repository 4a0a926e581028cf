import { describe, expect, it } from "vitest";
import { addressKey, truncateAddress } from "../../src/server/address.ts";
import { clientAddress, readSettings } from "../../src/server/settings.ts";

describe("settings", () => {
  it("need nothing to be set", () => {
    expect(readSettings({})).toMatchObject({
      port: 8080,
      hostname: "127.0.0.1",
      databaseUrl: null,
      dataFolder: "data",
      isAppServed: true,
      appOrigins: [],
      inviteCode: null,
      isBehindProxy: false,
    });
  });

  it("take what the environment says", () => {
    const environment = {
      DATABASE_URL: "postgres://db.example/noboru",
      SYNC_ONLY: "1",
      APP_ORIGINS: "https://a.example, https://b.example:8443",
      SYNC_INVITE_CODE: "kaede",
      SYNC_PARTITIONS: "16",
      REQUESTS_PER_MINUTE: "60",
    };
    expect(readSettings(environment)).toMatchObject({
      databaseUrl: environment.DATABASE_URL,
      isAppServed: false,
      appOrigins: ["https://a.example", "https://b.example:8443"],
      inviteCode: "kaede",
      partitions: 16,
      limits: { requestsPerMinute: 60, accountsPerHour: 500 },
    });
  });

  it("take a variable that is set to nothing as not set", () => {
    const empty = { DATABASE_URL: "", SYNC_INVITE_CODE: "", APP_ORIGINS: "", REQUESTS_PER_MINUTE: "" };
    expect(readSettings(empty)).toEqual(readSettings({}));
  });

  it.each([
    ["PORT", "eighty"],
    ["APP_ORIGINS", "https://a.example/"],
    ["APP_ORIGINS", "a.example"],
    ["APP_ORIGINS", "*"],
    ["SYNC_ORIGIN", "https://a.example/sync"],
    ["SYNC_PARTITIONS", "-1"],
    ["ACCOUNTS_PER_HOUR", "many"],
  ])("say what is wrong with %s=%s", (name, value) => {
    const settings = readSettings({ [name]: value });
    expect("problem" in settings && settings.problem).toMatch(/。$/);
  });
});

describe("the client's address", () => {
  it("is the connection's, whatever a client says", () => {
    expect(clientAddress("192.0.2.1", "203.0.113.9", false)).toBe("192.0.2.1");
  });

  it("is behind a proxy the last one named, which is the one the proxy saw", () => {
    expect(clientAddress("127.0.0.1", "10.0.0.1, 203.0.113.9", true)).toBe("203.0.113.9");
    expect(clientAddress("127.0.0.1", "nonsense", true)).toBe("127.0.0.1");
    expect(clientAddress("127.0.0.1", undefined, true)).toBe("127.0.0.1");
  });

  it.each([
    ["192.0.2.1", "192.0.2.1", "192.0.2.0"],
    ["::ffff:192.0.2.1", "192.0.2.1", "192.0.2.0"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2", "2001:db8:1::"],
    ["2001:db8::6", "2001:db8:0:0", "2001:db8:0::"],
    ["::1", "0:0:0:0", "0:0:0::"],
  ])("%s is counted as %s and logged as %s", (address, key, logged) => {
    expect([addressKey(address), truncateAddress(address)]).toEqual([key, logged]);
  });
});
