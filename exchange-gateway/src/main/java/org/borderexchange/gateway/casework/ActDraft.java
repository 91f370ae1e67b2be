package org.borderexchange.gateway.casework;

import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.problem.Fault;

/**
 * An act as it was sent.
 *
 * @param act empty if its form is wrong
 * @param mentions what it names, as far as it could be read; to be checked even if the form is wrong, for all faults are told at once
 * @param faults of its form
 */
public record ActDraft<A extends CaseAct>(Optional<A> act, List<Mention> mentions, List<Fault> faults) {

    public ActDraft {
        mentions = List.copyOf(mentions);
        faults = List.copyOf(faults);
    }
}
