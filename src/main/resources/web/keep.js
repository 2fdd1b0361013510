// Answers that somebody chose to keep in this browser: sealed as in a form, and of no use after a day
// that is stored with them. The page shows what this does only where it can be done.

const KEY = 'answers';

function kept() {
  const stored = JSON.parse(localStorage.getItem(KEY));
  if (stored && Date.parse(stored.until) > Date.now()) return stored;
  localStorage.removeItem(KEY);
  return null;
}

function until(place, stored) {
  const day = new Intl.DateTimeFormat(document.documentElement.lang.replace(/^en$/, 'en-GB'), { dateStyle: 'long' });
  place.querySelector('time').textContent = day.format(new Date(stored.until));
}

// A browser may refuse its store, even to look.
function attempt(act, otherwise) {
  return async () => {
    try {
      await act();
    } catch {
      otherwise();
    }
  };
}

function offerToKeep(section) {
  const part = (name) => section.querySelector(`[data-part=${name}]`);
  const say = (name) =>
    ['kept', 'forgotten', 'failed'].forEach((each) => {
      part(each).hidden = each !== name;
    });
  const failed = () => say('failed');
  const keep = async () => {
    const state = section.querySelector('input[name=state]').value;
    const answer = await fetch(section.dataset.keep, { method: 'POST', body: new URLSearchParams({ state }) });
    if (!answer.ok) throw new Error(answer.status);
    const sealed = await answer.json();
    localStorage.setItem(KEY, JSON.stringify(sealed));
    until(part('kept'), sealed);
    part('forget').hidden = false;
    say('kept');
  };
  const forget = () => {
    localStorage.removeItem(KEY);
    part('forget').hidden = true;
    part('keep').focus();
    say('forgotten');
  };
  part('keep').addEventListener('click', attempt(keep, failed));
  part('forget').addEventListener('click', attempt(forget, failed));
  part('print').addEventListener('click', () => print());
  part('browser').hidden = false;
}

function offerToGoOn(form) {
  const stored = kept();
  if (!stored) return;
  form.elements.state.value = stored.state;
  until(form, stored);
  form.querySelector('[data-part=forget]').addEventListener('click', () => {
    localStorage.removeItem(KEY);
    form.hidden = true;
    document.querySelector('main').focus();
  });
  form.hidden = false;
}

document.querySelectorAll('[data-keep]').forEach(offerToKeep);
document.querySelectorAll('form[data-kept]').forEach((form) => attempt(() => offerToGoOn(form), () => {})());
