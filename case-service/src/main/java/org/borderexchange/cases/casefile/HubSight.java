package org.borderexchange.cases.casefile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseAlert;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.CaseHit;
import org.borderexchange.schemas.wire.CaseParticipant;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the hub's own analysts see of a case that goes to whole groups: which alerts and hits belong together, who works on it, and where it
 * stands. What participants write is theirs, as are operations and other cases, which may be narrower.
 */
final class HubSight {

    private static final Set<CaseActKind> SHOWN = Set.of(
            CaseActKind.OPEN_CASE,
            CaseActKind.CHANGE_STATUS,
            CaseActKind.ADD_ALERT,
            CaseActKind.TAKE_OUT_ALERT,
            CaseActKind.ADMIT_PARTICIPANT,
            CaseActKind.DISMISS_PARTICIPANT);

    static CaseFile of(CaseFile file) {
        var seen = CaseFile.newBuilder(file)
                .setTitle(null)
                .setSummary(null)
                .setStatusReason(null)
                .setParticipates(false)
                .setTasks(List.of())
                .setDocuments(List.of())
                .setOperations(List.of())
                .setMergedInto(null)
                .setMergedFrom(List.of())
                .setSplitFrom(null)
                .setRelated(List.of())
                .build();
        seen.setParticipants(file.getParticipants().stream()
                .map(participant ->
                        CaseParticipant.newBuilder(participant).setLiaison(null).build())
                .toList());
        return seen;
    }

    /** @param file as seen by the hub's analysts; what is not in it now must not show in its history either */
    static List<ToldEntry> of(List<ToldEntry> told, CaseView view, CaseFile file) {
        var alerts = file.getAlerts().stream().map(CaseAlert::getId).collect(Collectors.toSet());
        var hits = file.getHits().stream().map(CaseHit::getId).collect(Collectors.toSet());
        var countries =
                file.getParticipants().stream().map(CaseParticipant::getCountry).collect(Collectors.toSet());
        return told.stream()
                .filter(entry -> entry.isAccepted() && entry.subject().equals(view.subject()))
                .flatMap(entry -> seen(entry, alerts, hits, countries).stream())
                .toList();
    }

    private static Optional<ToldEntry> seen(
            ToldEntry told, Set<String> alerts, Set<String> hits, Set<String> countries) {
        var entry = told.content().orElseThrow();
        return switch (entry.getKind()) {
            case ACT ->
                told.act()
                        .flatMap(act -> seen(act, alerts, countries))
                        .map(act -> with(told, CaseEntry.newBuilder(entry).setAct(act)));
            case OPENED_BY_HIT, HIT_JOINED, VERDICT_HEARD, ALERT_CHANGED ->
                isWithin(entry.getAlert(), alerts)
                                && isWithin(entry.getHit(), hits)
                                && alerts.containsAll(entry.getAlerts())
                        ? Optional.of(with(told, CaseEntry.newBuilder(entry)))
                        : Optional.empty();
            case HIT_SUGGESTED, UNRECOGNISED -> Optional.empty();
        };
    }

    private static Optional<CaseAct> seen(CaseAct act, Set<String> alerts, Set<String> countries) {
        var shown = act.getAlerts().stream().filter(alerts::contains).toList();
        if (!SHOWN.contains(act.getKind())
                || !isWithin(act.getCountry(), countries)
                || shown.isEmpty() && !act.getAlerts().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(CaseAct.newBuilder()
                .setKind(act.getKind())
                .setWorkingGroup(act.getWorkingGroup())
                .setStatus(act.getStatus())
                .setAlerts(shown)
                .setCountry(act.getCountry())
                .setRole(act.getRole())
                .build());
    }

    private static boolean isWithin(@Nullable String id, Set<String> known) {
        return id == null || known.contains(id);
    }

    private static ToldEntry with(ToldEntry told, CaseEntry.Builder entry) {
        var event = ExchangeEvent.newBuilder(told.event())
                .setCaseEntry(entry.setOther(null).build())
                .build();
        return new ToldEntry(
                new EventKey(told.subject(), told.key().speaker(), told.key().act()), told.country(), event);
    }

    private HubSight() {}
}
