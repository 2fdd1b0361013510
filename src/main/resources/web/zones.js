// Combobox (the pattern of ARIA 1.2 with a listbox) over the search for a zone. Without scripts the
// search is a form of its own, and stays one beside this. It holds no words: they come with the page.

const DELAY = 200;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

class ZoneCombobox {
  constructor(input) {
    this.input = input;
    this.form = input.form;
    this.zones = [];
    this.active = -1;
    this.asked = 0;
    this.list = element('ul', { id: 'zone-list', role: 'listbox', class: 'options', 'aria-label': input.dataset.label });
    this.status = element('span', { role: 'status', class: 'unseen' });
    Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': 'zone-list',
    }).forEach(([key, value]) => input.setAttribute(key, value));
    this.close();
    input.parentElement.append(this.list, this.status);
    input.addEventListener('input', () => this.wait());
    input.addEventListener('keydown', (event) => this.key(event));
    input.addEventListener('blur', () => this.close());
    // A press on the list would take the focus away before it is a choice.
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) this.choose([...this.list.children].indexOf(option));
    });
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), DELAY);
  }

  async ask() {
    const typed = this.input.value.trim();
    const number = ++this.asked;
    if (!typed) {
      this.close();
      return;
    }
    try {
      const answer = await fetch(this.input.dataset.zones, { method: 'POST', body: new URLSearchParams({ zone: typed }) });
      // An answer that was overtaken, or is none, changes nothing: the form still searches.
      if (answer.ok && number === this.asked) this.show(await answer.json());
    } catch {
      this.close();
    }
  }

  show(zones) {
    this.zones = zones;
    this.active = -1;
    this.input.removeAttribute('aria-activedescendant');
    this.list.replaceChildren(
      ...zones.map((zone, i) =>
        element('li', { id: `zone-option-${i}`, role: 'option', 'aria-selected': 'false' }, zone.name, element('small', {}, zone.where)),
      ),
    );
    this.list.hidden = zones.length === 0;
    this.input.setAttribute('aria-expanded', String(zones.length > 0));
    this.status.textContent = zones.length > 0 ? this.input.dataset.some : this.input.dataset.none;
  }

  close() {
    clearTimeout(this.timer);
    this.asked++;
    this.active = -1;
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  key(event) {
    const open = !this.list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (open) this.move(event.key === 'ArrowDown' ? 1 : -1);
      else this.ask();
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      this.close();
    } else if (event.key === 'Enter' && open && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    }
  }

  move(step) {
    const count = this.zones.length;
    this.active = this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count;
    [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === this.active)));
    const option = this.list.children[this.active];
    this.input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  // The choice is that of the form: one more radio button, which goes with it when it is sent.
  choose(place) {
    const zone = this.zones[place];
    const radios = [...this.form.querySelectorAll('input[name=place]')];
    let radio = radios.find((candidate) => candidate.value === zone.id);
    if (!radio) {
      radio = element('input', { type: 'radio', name: 'place', value: zone.id });
      const text = element('span', {}, zone.name, element('small', {}, zone.where));
      this.form.querySelector('legend').after(element('label', { class: 'choice' }, radio, text));
    }
    radio.checked = true;
    this.input.value = zone.name;
    this.close();
    this.status.textContent = `${this.input.dataset.chosen} ${zone.name}`;
  }
}

document.querySelectorAll('input[data-zones]').forEach((input) => new ZoneCombobox(input));
