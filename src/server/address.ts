/** What a limit counts by. An IPv6 customer has 2^64 addresses, so there it is the network of them. */
export function addressKey(address: string): string {
  return address.includes(".") ? unmapped(address) : groups(address).slice(0, 4).join(":");
}

/** What a log may hold: a network of hundreds of people (IPv4 /24, IPv6 /48), never a person. */
export function truncateAddress(address: string): string {
  if (address.includes(".")) return `${unmapped(address).split(".").slice(0, 3).join(".")}.0`;
  return `${groups(address).slice(0, 3).join(":")}::`;
}

/** IPv4 as a socket for both families tells it, ::ffff:192.0.2.1, is IPv4. */
function unmapped(address: string): string {
  return address.slice(address.lastIndexOf(":") + 1);
}

function groups(address: string): readonly string[] {
  const [left = "", right] = address.split("::");
  const leading = left === "" ? [] : left.split(":");
  if (right === undefined) return leading;
  const trailing = right === "" ? [] : right.split(":");
  return [
    ...leading,
    ...Array.from({ length: Math.max(0, 8 - leading.length - trailing.length) }, () => "0"),
    ...trailing,
  ];
}
