/** Title of the window before the page has set its own. */
export const WINDOW_TITLE = '全科窗口工作台';

/** What a browser shows that did not come in by the address the workbench printed. */
export const LINK_REFUSED_PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>全科窗口工作台</title>
<h1>此地址已失效</h1>
<p>工作台启动时显示的地址只能使用一次，并且只对打开它的浏览器有效。</p>
<p>请回到启动工作台的窗口，重新启动后使用新的地址。</p>
</html>
`;
