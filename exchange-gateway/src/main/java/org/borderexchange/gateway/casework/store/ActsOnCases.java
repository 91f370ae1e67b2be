package org.borderexchange.gateway.casework.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.casework.CaseAct;
import org.borderexchange.gateway.casework.CaseActs;
import org.borderexchange.gateway.casework.Subject;
import org.borderexchange.gateway.casework.wire.CaseActWire;
import org.borderexchange.schemas.codelist.CaseActKind;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;

/** What officers do in cases lies with everything else that this country says. */
final class ActsOnCases implements CaseActs {

    private static final Set<CaseActKind> OPENING = Set.of(CaseActKind.OPEN_CASE, CaseActKind.OPEN_OPERATION);

    private final Acts acts;

    ActsOnCases(Acts acts) {
        this.acts = acts;
    }

    @Override
    public void say(
            EventKey key, CaseAct act, Optional<Integer> basedOn, Instant at, String by, List<TopicName> topics) {
        try {
            acts.say(CaseActWire.act(key, act, basedOn, at, by, topics));
        } catch (Acts.AlreadySaid impossible) {
            throw new IllegalStateException("an act under a ULID that was used before", impossible);
        }
    }

    @Override
    public Optional<Said> find(EventKey key) {
        return acts.find(List.of(key)).stream().findFirst().flatMap(CaseActWire::said);
    }

    @Override
    public Optional<Said> opening(Subject subject) {
        return acts.of(subject.toString()).stream()
                .flatMap(act -> CaseActWire.said(act).stream())
                .filter(said -> OPENING.contains(said.kind()))
                .findFirst();
    }
}
