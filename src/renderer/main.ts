import './older-browsers.ts';
import 'element-plus/es/components/message/style/css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { createWebHistory } from 'vue-router';
import App from './App.vue';
import { watchSignIn } from './api/clients.ts';
import { createLink, LINK } from './api/link.ts';
import { printPapers } from './components/print-papers.ts';
import { createAppRouter } from './router.ts';
import { useStaffStore } from './stores/staff.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/print.css';

const RELOADED_AT = 'quanke:reloadedAt';

const app = createApp(App);
const pinia = createPinia();
const fetch = watchSignIn(
  (input, init) => window.fetch(input, init),
  () => useStaffStore(pinia).forget(),
);

// After an upgrade the files of the old page are gone: load the new page, once.
window.addEventListener('vite:preloadError', () => {
  const lastMs = Number(sessionStorage.getItem(RELOADED_AT));
  if (Date.now() - lastMs < 10_000) return;
  sessionStorage.setItem(RELOADED_AT, String(Date.now()));
  location.reload();
});

app.provide(LINK, createLink({ origin: location.origin, fetch }, window.quanke, printPapers));
app.use(pinia);
app.use(createAppRouter(createWebHistory(), () => useStaffStore(pinia)));
app.mount('#app');
