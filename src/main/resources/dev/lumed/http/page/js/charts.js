import { html } from "/vendor/lit.js";
import Plot from "/vendor/uplot.js";
import { Part } from "./part.js";
import { clock } from "./words.js";

const HEIGHT = 150;

/**
 * A small chart over time. `times` and the two ends of `span` are seconds of the epoch; `series` are `{name, colour, values, dashed?}`, with the
 * name of a property of the style as colour; `words` says the same to those who do not see it.
 */
class SmallChart extends Part {
  static properties = {
    heading: {},
    words: {},
    times: { attribute: false },
    span: { attribute: false },
    series: { attribute: false },
  };

  render() {
    return html`
      <figure class="chart">
        <figcaption>${this.heading}</figcaption>
        <div class="plot" role="img" aria-label="${this.heading}: ${this.words}"></div>
        <p class="quiet">${this.words}</p>
      </figure>`;
  }

  updated() {
    const place = this.querySelector(".plot");
    this.plot?.destroy();
    this.plot = new Plot(this.#options(place), [this.times, ...this.series.map(({ values }) => values)], place);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.plot?.destroy();
  }

  #options(place) {
    const style = getComputedStyle(this);
    const axis = { stroke: style.color, grid: { stroke: style.getPropertyValue("--line") } };
    return {
      width: place.clientWidth,
      height: HEIGHT,
      cursor: { y: false },
      legend: { live: false },
      scales: { x: { range: () => this.span }, y: { range: (_, least, most) => [0, Math.max(1, most * 1.1)] } },
      axes: [{ ...axis, space: 90, values: (_, ticks) => ticks.map((at) => clock(1000 * at)) }, { ...axis, size: 56 }],
      series: [{}, ...this.series.map(({ name, colour, dashed }) => line(name, resolved(place, colour), dashed))],
    };
  }
}

const line = (label, stroke, dashed) => ({ label, stroke, width: 2, dash: dashed ? [6, 4] : undefined, points: { size: 4 } });

// A canvas knows nothing of the style's names, nor of light and dark.
function resolved(place, name) {
  place.style.color = `var(${name})`;
  const { color } = getComputedStyle(place);
  place.style.color = "";
  return color;
}

customElements.define("small-chart", SmallChart);
