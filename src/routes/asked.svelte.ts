/**
 * What a page asks for, when the answer may come later: an answer to a question that no longer stands is not taken. To be made while
 * a component is.
 */
export class Asked<Answer> {
	#answered = $state.raw<{ of: unknown; answer: Answer } | null>(null);
	#failed = $state.raw<{ of: unknown; cause: unknown } | null>(null);
	readonly #question: () => Answer | Promise<Answer>;

	/** @param question what is asked now: the same promise for as long as the question is the same, or an answer that is there already. */
	constructor(question: () => Answer | Promise<Answer>) {
		this.#question = question;
		$effect(() => {
			const of = question();
			if (!(of instanceof Promise)) return;
			let gone = false;
			of.then(
				(answer) => {
					if (!gone) this.#answered = { of, answer };
				},
				(cause: unknown) => {
					if (!gone) this.#failed = { of, cause };
				}
			);
			return () => {
				gone = true;
			};
		});
	}

	/** Why the question that stands was not answered; null where it was or may be. */
	get fault(): unknown {
		return this.#failed !== null && this.#failed.of === this.#question()
			? this.#failed.cause
			: null;
	}

	/** Whether the answer is still to come. */
	get waiting(): boolean {
		return this.answer === undefined && this.#failed?.of !== this.#question();
	}

	/** The answer to the question that stands; undefined until it comes. */
	get answer(): Answer | undefined {
		const of = this.#question();
		if (!(of instanceof Promise)) return of;
		return this.#answered?.of === of ? this.#answered.answer : undefined;
	}

	/** The last answer that came, whatever was asked; undefined before one did. */
	get last(): Answer | undefined {
		return this.#answered?.answer;
	}
}
