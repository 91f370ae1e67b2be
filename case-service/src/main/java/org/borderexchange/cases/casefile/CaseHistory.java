package org.borderexchange.cases.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseAlert;
import org.borderexchange.schemas.wire.CaseDocument;
import org.borderexchange.schemas.wire.CaseEntryKind;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.CaseHit;
import org.borderexchange.schemas.wire.CaseParticipant;
import org.borderexchange.schemas.wire.CaseRole;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.CaseTask;
import org.borderexchange.schemas.wire.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a case file looked like at an earlier time, from what it is now and the lines that led there, as far as one country may know both. It is
 * the present file with what came later taken out of it and what changed since as it was: what the present file does not
 * show this country cannot come back. What no line speaks of was there before this country could see it, or at the time that
 * the file itself tells.
 */
public final class CaseHistory {

    private static final Set<CaseActKind> DESCRIBING = Set.of(CaseActKind.OPEN_CASE, CaseActKind.DESCRIBE_CASE);

    private final String id;
    private final CaseFile present;
    private final long at;

    /** Accepted, in order of time. */
    private final List<ToldEntry> all;

    /** Into which case each one was merged at that time. */
    private final Map<String, String> within = new HashMap<>();

    /** The case itself and those that were shown within it at that time. */
    private final Set<String> parts = new HashSet<>();

    /** Of {@link #all} what had happened by then to {@link #parts}. */
    private final List<ToldEntry> then;

    /**
     * @param present as the country is told of it now
     * @param told lines of the case and of those that are shown within it now
     * @return empty: it was opened later
     */
    public static Optional<CaseFile> asOf(CaseId id, CaseFile present, List<ToldEntry> told, Instant at) {
        return at.toEpochMilli() < present.getOpenedAt()
                ? Optional.empty()
                : Optional.of(new CaseHistory(id.toString(), present, told, at.toEpochMilli()).file());
    }

    private CaseHistory(String id, CaseFile present, List<ToldEntry> told, long at) {
        this.id = id;
        this.present = present;
        this.at = at;
        this.all = told.stream()
                .filter(ToldEntry::isAccepted)
                .sorted(ToldEntry.BY_TIME)
                .toList();
        var before = all.stream().filter(entry -> entry.at() <= at).toList();
        before.forEach(this::merge);
        findParts();
        this.then = before.stream()
                .filter(entry -> parts.contains(entry.doneIn()) || isNewCase(entry))
                .toList();
    }

    private void merge(ToldEntry entry) {
        var other = entry.other();
        if (other.isPresent() && entry.is(CaseActKind.MERGE)) {
            within.put(other.get(), entry.doneIn());
        }
        if (other.isPresent() && entry.is(CaseActKind.UNDO_MERGE)) {
            within.remove(other.get(), entry.doneIn());
        }
    }

    private void findParts() {
        parts.add(id);
        var candidates = new ArrayList<>(present.getMergedFrom());
        candidates.stream()
                .filter(other -> all.stream().noneMatch(isMergeOf(other)))
                .forEach(parts::add);
        while (candidates.removeIf(other ->
                Optional.ofNullable(within.get(other)).filter(parts::contains).isPresent() && parts.add(other))) {
            // Until nothing more is found: a case may be within one that is within this one.
        }
    }

    private CaseFile file() {
        var alerts = alerts();
        var status = status();
        return CaseFile.newBuilder(present)
                .setTitle(present.getParticipates() ? described(CaseAct::getTitle, present.getTitle()) : null)
                .setSummary(present.getParticipates() ? described(this::summary, present.getSummary()) : null)
                .setStatus(status)
                .setStatusReason(
                        present.getParticipates()
                                ? last(own(CaseActKind.CHANGE_STATUS), CaseAct::getReason, present.getStatusReason())
                                : null)
                .setChangedAt(
                        then.isEmpty() ? present.getOpenedAt() : then.getLast().at())
                .setWorkingGroups(workingGroups(alerts))
                .setParticipants(participants())
                .setAlerts(alerts)
                .setHits(hits(alerts))
                .setTasks(tasks())
                .setDocuments(documents())
                .setOperations(present.getOperations().stream()
                        .filter(this::wasAttachedTo)
                        .toList())
                .setMergedInto(status == CaseStatus.MERGED ? present.getMergedInto() : null)
                .setMergedFrom(
                        present.getMergedFrom().stream().filter(parts::contains).toList())
                .setRelated(
                        present.getRelated().stream().filter(this::wasRelated).toList())
                .build();
    }

    // ---- title, summary, status ----

    private @Nullable String described(Function<CaseAct, @Nullable String> value, @Nullable String now) {
        return last(
                entry -> entry.doneIn().equals(id)
                                && entry.act()
                                        .map(CaseAct::getKind)
                                        .filter(DESCRIBING::contains)
                                        .isPresent()
                        || isNewCase(entry),
                value,
                now);
    }

    /** What is said when a case is split off is said of the split. */
    private @Nullable String summary(CaseAct act) {
        return act.getKind() == CaseActKind.SPLIT ? null : act.getText();
    }

    private CaseStatus status() {
        if (within.containsKey(id)) {
            return CaseStatus.MERGED;
        }
        var now = present.getStatus() == CaseStatus.MERGED && all.stream().anyMatch(isMergeOf(id))
                ? CaseStatus.OPEN
                : present.getStatus();
        var status = last(own(CaseActKind.CHANGE_STATUS), CaseAct::getStatus, now);
        return status == null ? CaseStatus.OPEN : status;
    }

    /** What the last such act had said by then; nothing if the first came later; what is now if there never was one. */
    private <T> @Nullable T last(Predicate<ToldEntry> which, Function<CaseAct, @Nullable T> value, @Nullable T now) {
        var said = then.stream().filter(which).reduce((earlier, later) -> later);
        if (said.isPresent()) {
            return said.flatMap(ToldEntry::act).map(value).orElse(null);
        }
        return all.stream().anyMatch(which) ? null : now;
    }

    private Predicate<ToldEntry> own(CaseActKind kind) {
        return entry -> entry.doneIn().equals(id) && entry.is(kind);
    }

    // ---- alerts and hits ----

    private List<CaseAlert> alerts() {
        return present.getAlerts().stream()
                .filter(alert -> wasThere(
                        entry -> brings(entry, alert.getId()),
                        entry -> takesOut(entry, alert.getId()),
                        alert.getAddedAt() <= at))
                .map(this::asItWas)
                .toList();
    }

    private boolean brings(ToldEntry entry, String alert) {
        if (entry.is(CaseEntryKind.OPENED_BY_HIT) || entry.is(CaseEntryKind.HIT_JOINED)) {
            return entry.content().orElseThrow().getAlerts().contains(alert);
        }
        return (entry.is(CaseActKind.OPEN_CASE) || entry.is(CaseActKind.ADD_ALERT) || isNewCase(entry))
                && names(entry, alert);
    }

    private boolean takesOut(ToldEntry entry, String alert) {
        return (entry.is(CaseActKind.TAKE_OUT_ALERT) || entry.is(CaseActKind.SPLIT) && !isNewCase(entry))
                && names(entry, alert);
    }

    private static boolean names(ToldEntry entry, String alert) {
        return entry.act().filter(act -> act.getAlerts().contains(alert)).isPresent();
    }

    /** Versions are told without gaps: before the first change that is known it had the version before. */
    private CaseAlert asItWas(CaseAlert alert) {
        var changes = all.stream()
                .filter(entry -> entry.is(CaseEntryKind.ALERT_CHANGED))
                .flatMap(entry -> entry.content().stream())
                .filter(entry -> alert.getId().equals(entry.getAlert()) && entry.getAlertVersion() != null)
                .toList();
        var known = changes.stream().filter(entry -> entry.getAt() <= at).reduce((earlier, later) -> later);
        if (known.isPresent()) {
            var was = CaseAlert.newBuilder(alert).setVersion(known.get().getAlertVersion());
            Optional.ofNullable(known.get().getAlertStatus()).ifPresent(was::setStatus);
            return was.build();
        }
        return changes.isEmpty()
                ? alert
                : CaseAlert.newBuilder(alert)
                        .setVersion(Math.max(1, changes.getFirst().getAlertVersion() - 1))
                        .setStatus(AlertStatus.ACTIVE)
                        .build();
    }

    private List<CaseHit> hits(List<CaseAlert> alerts) {
        var there = alerts.stream().map(CaseAlert::getId).collect(Collectors.toSet());
        return present.getHits().stream()
                .filter(hit -> there.containsAll(hit.getAlerts()))
                .filter(hit -> wasThere(entry -> bringsHit(entry, hit.getId()), entry -> false, hit.getAddedAt() <= at))
                .toList();
    }

    private static boolean bringsHit(ToldEntry entry, String hit) {
        return (entry.is(CaseEntryKind.OPENED_BY_HIT) || entry.is(CaseEntryKind.HIT_JOINED))
                && hit.equals(entry.content().orElseThrow().getHit());
    }

    /** Groups of the alerts that were there, and that for which the case was opened. */
    private List<String> workingGroups(List<CaseAlert> alerts) {
        var ofAlertsNow = groups(present.getAlerts());
        var groups = groups(alerts);
        then.stream()
                .filter(own(CaseActKind.OPEN_CASE))
                .flatMap(entry -> entry.act().stream())
                .flatMap(act -> Optional.ofNullable(act.getWorkingGroup()).stream())
                .forEach(groups::add);
        return present.getWorkingGroups().stream()
                .filter(group -> groups.contains(group) || !ofAlertsNow.contains(group))
                .toList();
    }

    private static Set<String> groups(List<CaseAlert> alerts) {
        return alerts.stream().map(CaseAlert::getWorkingGroup).collect(Collectors.toCollection(HashSet::new));
    }

    // ---- who works in it, and at what ----

    private List<CaseParticipant> participants() {
        return present.getParticipants().stream()
                .filter(participant -> wasThere(
                        entry -> admits(entry, participant.getCountry()),
                        entry -> entry.is(CaseActKind.DISMISS_PARTICIPANT) && concerns(entry, participant.getCountry()),
                        participant.getSince() <= at))
                .map(this::asItWas)
                .toList();
    }

    private boolean admits(ToldEntry entry, String country) {
        return opens(entry, country) || entry.is(CaseActKind.ADMIT_PARTICIPANT) && concerns(entry, country);
    }

    private boolean opens(ToldEntry entry, String country) {
        return (entry.is(CaseActKind.OPEN_CASE) || isNewCase(entry)) && isBy(entry, country);
    }

    private static boolean concerns(ToldEntry entry, String country) {
        return entry.act().map(CaseAct::getCountry).filter(country::equals).isPresent();
    }

    private static boolean isBy(ToldEntry entry, String country) {
        return entry.content().orElseThrow().getBy().equals(country);
    }

    private CaseParticipant asItWas(CaseParticipant participant) {
        var country = participant.getCountry();
        return CaseParticipant.newBuilder(participant)
                .setRole(role(participant))
                .setLiaison(last(
                        entry -> entry.is(CaseActKind.NAME_LIAISON) && isBy(entry, country),
                        CaseAct::getLiaison,
                        participant.getLiaison()))
                .build();
    }

    /** Whoever opens a case leads it until another is admitted as lead. Whoever was there before he was admitted owns an alert: a partner. */
    private CaseRole role(CaseParticipant participant) {
        var country = participant.getCountry();
        Optional<CaseRole> role = Optional.empty();
        for (var entry : then) {
            if (opens(entry, country)) {
                role = Optional.of(CaseRole.LEAD);
            } else if (entry.is(CaseActKind.ADMIT_PARTICIPANT)) {
                var given = entry.act().map(CaseAct::getRole);
                if (concerns(entry, country)) {
                    role = given;
                } else if (given.filter(CaseRole.LEAD::equals).isPresent()) {
                    role = role.map(held -> held == CaseRole.LEAD ? CaseRole.PARTNER : held);
                }
            }
        }
        return role.orElse(
                all.stream().anyMatch(entry -> admits(entry, country)) ? CaseRole.PARTNER : participant.getRole());
    }

    private List<CaseTask> tasks() {
        return present.getTasks().stream()
                .filter(task -> wasThere(entry -> adds(entry, task), entry -> false, true))
                .map(this::asItWas)
                .toList();
    }

    private static boolean adds(ToldEntry entry, CaseTask task) {
        return entry.is(CaseActKind.ADD_TASK)
                && entry.key().act().filter(task.getId()::equals).isPresent();
    }

    private CaseTask asItWas(CaseTask task) {
        var was = CaseTask.newBuilder(task);
        then.stream()
                .filter(entry -> adds(entry, task))
                .flatMap(entry -> entry.act().stream())
                .forEach(added -> {
                    was.setStatus(TaskStatus.OPEN).setDueAt(added.getDueAt());
                    Optional.ofNullable(added.getCountry()).ifPresent(was::setAssignee);
                });
        if (all.stream()
                .anyMatch(entry ->
                        changes(entry, task) && entry.act().orElseThrow().getTaskStatus() != null)) {
            was.setStatus(TaskStatus.OPEN);
        }
        then.stream()
                .filter(entry -> changes(entry, task))
                .flatMap(entry -> entry.act().stream())
                .forEach(change -> {
                    Optional.ofNullable(change.getTaskStatus()).ifPresent(was::setStatus);
                    Optional.ofNullable(change.getCountry()).ifPresent(was::setAssignee);
                    Optional.ofNullable(change.getDueAt()).ifPresent(was::setDueAt);
                });
        return was.build();
    }

    private static boolean changes(ToldEntry entry, CaseTask task) {
        return entry.is(CaseActKind.CHANGE_TASK)
                && entry.act()
                        .map(CaseAct::getTask)
                        .filter(task.getId()::equals)
                        .isPresent();
    }

    private List<CaseDocument> documents() {
        return present.getDocuments().stream()
                .filter(document -> wasThere(
                        entry -> entry.is(CaseActKind.ATTACH_DOCUMENT)
                                && entry.act()
                                        .map(CaseAct::getDocument)
                                        .map(CaseDocument::getSha256)
                                        .filter(document.getSha256()::equals)
                                        .isPresent(),
                        entry -> false,
                        true))
                .toList();
    }

    // ---- operations and other cases ----

    private boolean wasAttachedTo(String operation) {
        return wasThere(
                entry -> entry.is(CaseActKind.ATTACH_TO_OPERATION) && isOther(entry, operation),
                entry -> entry.is(CaseActKind.DETACH_FROM_OPERATION) && isOther(entry, operation),
                true);
    }

    private boolean wasRelated(String other) {
        return wasThere(
                entry -> entry.is(CaseEntryKind.HIT_SUGGESTED)
                        && other.equals(entry.content().orElseThrow().getOther()),
                entry -> false,
                true);
    }

    private static boolean isOther(ToldEntry entry, String id) {
        return entry.other().filter(id::equals).isPresent();
    }

    private static Predicate<ToldEntry> isMergeOf(String other) {
        return entry -> (entry.is(CaseActKind.MERGE) || entry.is(CaseActKind.UNDO_MERGE)) && isOther(entry, other);
    }

    /** Does the line tell how this case was split off from another? */
    private boolean isNewCase(ToldEntry entry) {
        return entry.is(CaseActKind.SPLIT) && isOther(entry, id);
    }

    /** @param otherwise whether it was there if no line speaks of its coming */
    private boolean wasThere(Predicate<ToldEntry> comes, Predicate<ToldEntry> goes, boolean otherwise) {
        var last = then.stream().filter(comes.or(goes)).reduce((earlier, later) -> later);
        return last.map(comes::test).orElseGet(() -> all.stream().noneMatch(comes) && otherwise);
    }
}
