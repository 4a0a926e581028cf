// What Vite makes of such an import; its own types would bring the page's globals with them.
declare module "*?worker&url" {
  const url: string;
  export default url;
}
