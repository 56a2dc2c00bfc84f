/* A question that does not reach the server leaves the page before on the screen, under an
   address that is not its own. This says so, and opens the address when the server answers. */
"use strict";

(function () {
  const QUESTION = /\/_dash-(update-component|layout|dependencies)(\?|$)/;
  const BETWEEN_LOOKS = 3000;
  const SENTENCE = "Сервер не отвечает: на экране прежняя страница, а не та, что в адресе. "
    + "Новая откроется сама, когда связь вернётся.";
  const AGAIN = "Открыть ещё раз";
  const ask = window.fetch.bind(window);
  let alert = null;
  let looking = null;

  function openAgain() {
    window.location.reload();
  }

  async function look() {
    try {
      const answer = await ask("/health/live", { cache: "no-store" });
      // Opening it anew would end a show on the whole screen: there a person decides.
      if (answer.ok && alert && !document.fullscreenElement) {
        openAgain();
      }
    } catch (error) {
      return;
    }
  }

  function say() {
    if (alert) {
      return;
    }
    alert = document.createElement("div");
    alert.className = "connection";
    alert.setAttribute("role", "alert");
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = AGAIN;
    again.addEventListener("click", openAgain);
    alert.append(SENTENCE + " ", again);
    document.body.prepend(alert);
    looking = window.setInterval(look, BETWEEN_LOOKS);
  }

  function takeBack() {
    if (alert) {
      window.clearInterval(looking);
      alert.remove();
      alert = null;
    }
  }

  window.fetch = function (what, how) {
    const answered = ask(what, how);
    if (!QUESTION.test(what instanceof Request ? what.url : String(what))) {
      return answered;
    }
    return answered.then(
      function (answer) {
        (answer.status < 400 ? takeBack : say)();
        return answer;
      },
      function (error) {
        say();
        throw error;
      },
    );
  };
})();
