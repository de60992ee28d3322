import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { createWebHistory } from 'vue-router';
import { z } from 'zod';
import App from './App.vue';
import { watchSignIn } from './api/clients.ts';
import { createLink, LINK } from './api/link.ts';
import { createAppRouter } from './router.ts';
import { useStaffStore } from './stores/staff.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/print.css';

z.config({ jitless: true }); // the CSP forbids making functions from text

const app = createApp(App);
const pinia = createPinia();
const fetch = watchSignIn(
  (input, init) => window.fetch(input, init),
  () => useStaffStore(pinia).forget(),
);

app.provide(LINK, createLink({ origin: location.origin, fetch }, window.quanke));
app.use(pinia);
app.use(createAppRouter(createWebHistory(), () => useStaffStore(pinia)));
app.mount('#app');
