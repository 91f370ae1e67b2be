package org.borderexchange.gateway.audit;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.borderexchange.gateway.audit.Consultation.Kind;
import org.borderexchange.gateway.security.Caller;
import org.borderexchange.schemas.topic.EventId;

/**
 * Records who is shown what, before he is: what cannot be recorded is not shown.
 *
 * @see <a href="https://eur-lex.europa.eu/eli/dir/2016/680/oj">Directive (EU) 2016/680, Art. 25: who consulted what, and when</a>
 */
public final class ConsultationLog {

    private final Consultations consultations;
    private final Clock clock;

    public ConsultationLog(Consultations consultations, Clock clock) {
        this.consultations = consultations;
        this.clock = clock;
    }

    /**
     * @param subject id of what is shown
     * @throws org.borderexchange.gateway.problem.StoreUnavailable then it must not be shown
     */
    public void record(Caller caller, Kind kind, Object subject) {
        record(caller, kind, List.of(subject));
    }

    /**
     * @param subjects ids of all that is shown
     * @throws org.borderexchange.gateway.problem.StoreUnavailable then nothing of it must be shown
     */
    public void record(Caller caller, Kind kind, Collection<?> subjects) {
        var now = clock.instant();
        var ids = subjects.stream().map(Object::toString).toList();
        consultations.add(new Consultation(EventId.next(now).toString(), now, caller.subject(), kind, ids));
    }
}
