/** 浏览器打印. Stands where a printer is named: the browser's own dialog. No queue of a spooler can be called so. */
export const BROWSER_PRINTER = '#browser';
