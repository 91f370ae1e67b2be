package org.borderexchange.gateway.casework.wire;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.borderexchange.gateway.casework.CaseEntry;
import org.borderexchange.gateway.casework.CaseFile;
import org.borderexchange.gateway.casework.JointOperation;
import org.borderexchange.gateway.casework.Told;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.codelist.CaseOutcome;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseEntryKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * Cases, operations and entries from the events that tell them. Each is empty if it has codes that this release does not know, and
 * {@link IllegalArgumentException} if it has values that do not exist.
 */
public final class CaseworkWire {

    public static Optional<Told<CaseFile>> caseFile(ExchangeEvent event) {
        var told = event.getCaseFile();
        if (told == null) {
            return Optional.of(told(EventKey.ofState(event.getSubjectId()), event, Optional.empty()));
        }
        if (told.getStatus() == org.borderexchange.schemas.wire.CaseStatus.UNRECOGNISED) {
            return Optional.empty();
        }
        var alerts =
                told.getAlerts().stream().map(alert -> alertId(alert.getId())).collect(toSet());
        var hits = told.getHits().stream().map(hit -> hitId(hit.getId())).collect(toSet());
        var about = names(
                List.of(event.getSubjectId()),
                texts(alerts),
                texts(hits),
                told.getOperations(),
                told.getMergedFrom(),
                told.getRelated(),
                present(told.getMergedInto()),
                present(told.getSplitFrom()));
        var file = new CaseFile(
                existing(event.getSubjectId(), CaseId::parse),
                event.getVersion(),
                CaseStatus.valueOf(told.getStatus().name()),
                Instant.ofEpochMilli(told.getOpenedAt()),
                Optional.ofNullable(told.getTitle()),
                told.getWorkingGroups().stream().map(WorkingGroup::new).collect(toSet()),
                told.getParticipates(),
                alerts,
                hits,
                told.getMergedFrom().stream()
                        .map(id -> existing(id, CaseId::parse))
                        .collect(toSet()),
                about,
                encoded(event));
        return Optional.of(told(EventKey.ofState(event.getSubjectId()), event, Optional.of(file)));
    }

    public static Optional<Told<JointOperation>> operation(ExchangeEvent event) {
        var told = event.getOperation();
        if (told == null) {
            return Optional.of(told(EventKey.ofState(event.getSubjectId()), event, Optional.empty()));
        }
        if (told.getStatus() == org.borderexchange.schemas.wire.OperationStatus.UNRECOGNISED) {
            return Optional.empty();
        }
        var operation = new JointOperation(
                existing(event.getSubjectId(), OperationId::parse),
                event.getVersion(),
                OperationStatus.valueOf(told.getStatus().name()),
                Instant.ofEpochMilli(told.getOpenedAt()),
                new WorkingGroup(told.getTerms().getWorkingGroup()),
                names(List.of(event.getSubjectId()), told.getCases()),
                encoded(event));
        return Optional.of(told(EventKey.ofState(event.getSubjectId()), event, Optional.of(operation)));
    }

    /** @param key under which it is told */
    public static Optional<Told<CaseEntry>> entry(EventKey key, ExchangeEvent event) {
        var told = event.getCaseEntry();
        if (told == null) {
            return Optional.of(told(key, event, Optional.empty()));
        }
        var act = Optional.ofNullable(told.getAct());
        if (told.getKind() == CaseEntryKind.UNRECOGNISED
                || act.filter(done -> done.getKind() == CaseActKind.UNRECOGNISED)
                        .isPresent()) {
            return Optional.empty();
        }
        var alerts = Stream.of(
                        act.map(CaseAct::getAlerts).orElse(List.of()), told.getAlerts(), present(told.getAlert()))
                .flatMap(List::stream)
                .map(CaseworkWire::alertId)
                .collect(toSet());
        var hits = present(told.getHit()).stream().map(CaseworkWire::hitId).collect(toSet());
        var about = names(
                // Its own name too, so that it can be lost alone.
                List.of(key.subject(), key.toString()),
                texts(alerts),
                texts(hits),
                present(told.getOther()),
                act.map(CaseAct::getOther).map(List::of).orElse(List.of()));
        var entry = new CaseEntry(
                key,
                event.getVersion(),
                Instant.ofEpochMilli(told.getAt()),
                CaseOutcome.valueOf(told.getOutcome().name()),
                alerts,
                hits,
                about,
                encoded(event));
        return Optional.of(told(key, event, Optional.of(entry)));
    }

    private static <T> Told<T> told(EventKey key, ExchangeEvent event, Optional<T> content) {
        return new Told<>(key, event.getVersion(), Instant.ofEpochMilli(event.getTime()), content);
    }

    private static EncodedEvent encoded(ExchangeEvent event) {
        return new EncodedEvent(EventEncoding.encode(event));
    }

    private static AlertId alertId(String id) {
        return existing(id, AlertId::parse);
    }

    private static HitId hitId(String id) {
        return existing(id, HitId::parse);
    }

    private static <T> T existing(String id, Function<String, Optional<T>> parser) {
        return parser.apply(id).orElseThrow(() -> new IllegalArgumentException("not an id of its kind"));
    }

    private static List<String> present(@Nullable String id) {
        return id == null ? List.of() : Collections.singletonList(id);
    }

    private static List<String> texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).toList();
    }

    @SafeVarargs
    private static Set<String> names(Collection<String>... ids) {
        var names = new HashSet<String>();
        for (var some : ids) {
            names.addAll(some);
        }
        return names;
    }

    private CaseworkWire() {}
}
