package org.borderexchange.cases.casework;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseDocument;
import org.borderexchange.schemas.wire.CaseEntryKind;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.CaseTask;
import org.borderexchange.schemas.wire.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * A case file in full, as its lines make it: for the hub's eyes alone. Alerts and cases that were merged into it are named, not held, so that
 * undoing a merge is to forget it.
 */
public final class CaseState {

    /** @param by the countries that put it there, or HUB if a hit brought it @param at first, milliseconds since 1970 */
    public record Link(Set<String> by, long at) {

        Link and(Link other) {
            var all = new TreeSet<>(by);
            all.addAll(other.by);
            return new Link(all, Math.min(at, other.at));
        }
    }

    /** What an officer of the country wrote about the whole case. */
    record Description(
            String by, @Nullable String title, @Nullable String summary) {}

    /** Why an officer of the country changed where the case stands. */
    record Reason(String by, String text) {}

    /** @param at milliseconds since 1970 */
    record Attached(CaseDocument document, String by, long at) {}

    /** @param at when it was added @param assignedAt when it was given to whom it is assigned now, both milliseconds since 1970 */
    record Added(CaseTask task, long at, long assignedAt) {

        private Added changed(CaseAct act, long changedAt) {
            var changed = CaseTask.newBuilder(task);
            Optional.ofNullable(act.getTaskStatus()).ifPresent(changed::setStatus);
            Optional.ofNullable(act.getCountry()).ifPresent(changed::setAssignee);
            Optional.ofNullable(act.getDueAt()).ifPresent(changed::setDueAt);
            return new Added(changed.build(), at, act.getCountry() == null ? assignedAt : changedAt);
        }
    }

    private final String id;
    private long openedAt;
    private Optional<String> openedFor = Optional.empty();
    private final List<Description> descriptions = new ArrayList<>();
    private CaseStatus status = CaseStatus.OPEN;
    private Optional<Reason> statusReason = Optional.empty();
    private final Map<String, Link> alerts = new LinkedHashMap<>();
    private final Members members = new Members();
    private final Map<String, Added> tasks = new LinkedHashMap<>();
    private final List<Attached> documents = new ArrayList<>();
    private final Set<String> operations = new LinkedHashSet<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private Optional<String> takenBy = Optional.empty();
    private Optional<String> splitFrom = Optional.empty();
    private final Set<String> related = new LinkedHashSet<>();
    private int acts;

    private CaseState(String id) {
        this.id = id;
    }

    /** @param lines that concern the case, in the order of their sequence; empty: there is no such case */
    public static Optional<CaseState> of(String id, List<Line> lines) {
        var state = new CaseState(id);
        lines.forEach(state::apply);
        return state.openedAt == 0 ? Optional.empty() : Optional.of(state);
    }

    private void apply(Line line) {
        var entry = line.entry();
        if (entry.getKind() == CaseEntryKind.ACT) {
            acts++;
        }
        switch (entry.getKind()) {
            case OPENED_BY_HIT -> {
                openedAt = entry.getAt();
                link(entry.getAlerts(), ExchangeDirectory.HUB, entry.getAt());
            }
            case HIT_JOINED -> link(entry.getAlerts(), ExchangeDirectory.HUB, entry.getAt());
            case HIT_SUGGESTED -> Optional.ofNullable(entry.getOther()).ifPresent(related::add);
            case ACT -> line.act().ifPresent(act -> apply(line, act));
            case VERDICT_HEARD, ALERT_CHANGED, UNRECOGNISED -> {}
        }
    }

    private void apply(Line line, CaseAct act) {
        var entry = line.entry();
        switch (act.getKind()) {
            case OPEN_CASE -> {
                openedAt = entry.getAt();
                openedFor = Optional.ofNullable(act.getWorkingGroup());
                members.open(line.by(), entry.getAt());
                describe(line.by(), act);
                link(act.getAlerts(), line.by(), entry.getAt());
            }
            case DESCRIBE_CASE -> describe(line.by(), act);
            case CHANGE_STATUS -> {
                status = Optional.ofNullable(act.getStatus()).orElse(status);
                statusReason = Optional.ofNullable(act.getReason()).map(reason -> new Reason(line.by(), reason));
            }
            case ADD_ALERT -> link(act.getAlerts(), line.by(), entry.getAt());
            case TAKE_OUT_ALERT -> act.getAlerts().forEach(alerts::remove);
            case MERGE ->
                line.doneIn()
                        .ifPresentOrElse(
                                by -> takenBy = Optional.of(by), () -> taken.add(String.valueOf(act.getOther())));
            case UNDO_MERGE ->
                line.doneIn()
                        .ifPresentOrElse(
                                by -> takenBy = Optional.empty(), () -> taken.remove(String.valueOf(act.getOther())));
            case SPLIT -> split(line, act);
            case ADD_TASK -> addTask(line, act);
            case CHANGE_TASK -> changeTask(act, entry.getAt());
            case ADMIT_PARTICIPANT -> members.admit(line.by(), act, entry.getAt());
            case DISMISS_PARTICIPANT -> members.dismiss(act);
            case NAME_LIAISON -> members.name(line.by(), act);
            case ATTACH_DOCUMENT ->
                Optional.ofNullable(act.getDocument())
                        .ifPresent(document -> documents.add(new Attached(document, line.by(), entry.getAt())));
            case ATTACH_TO_OPERATION -> Optional.ofNullable(act.getOther()).ifPresent(operations::add);
            case DETACH_FROM_OPERATION -> Optional.ofNullable(act.getOther()).ifPresent(operations::remove);
            case WRITE_NOTE,
                    RECORD_DECISION,
                    OPEN_OPERATION,
                    AMEND_OPERATION,
                    RECORD_STAGE,
                    END_OPERATION,
                    UNRECOGNISED -> {}
        }
    }

    private void describe(String by, CaseAct act) {
        descriptions.add(new Description(by, act.getTitle(), act.getText()));
    }

    private void link(List<String> added, String by, long at) {
        added.forEach(alert -> alerts.merge(alert, new Link(Set.of(by), at), Link::and));
    }

    private void split(Line line, CaseAct act) {
        if (line.doneIn().isEmpty()) {
            act.getAlerts().forEach(alerts::remove);
            return;
        }
        openedAt = line.entry().getAt();
        splitFrom = line.doneIn();
        descriptions.add(new Description(line.by(), act.getTitle(), null));
        members.open(line.by(), line.entry().getAt());
        link(act.getAlerts(), line.by(), line.entry().getAt());
    }

    private void addTask(Line line, CaseAct act) {
        var task = CaseTask.newBuilder()
                .setId(line.id())
                .setBy(line.by())
                .setTitle(String.valueOf(act.getTitle()))
                .setText(act.getText())
                .setAssignee(String.valueOf(act.getCountry()))
                .setDueAt(act.getDueAt())
                .setStatus(TaskStatus.OPEN)
                .build();
        tasks.put(line.id(), new Added(task, line.entry().getAt(), line.entry().getAt()));
    }

    private void changeTask(CaseAct act, long at) {
        tasks.computeIfPresent(String.valueOf(act.getTask()), (task, held) -> held.changed(act, at));
    }

    public String id() {
        return id;
    }

    long openedAt() {
        return openedAt;
    }

    Optional<String> openedFor() {
        return openedFor;
    }

    /** In the order in which they came; the last one counts. */
    List<Description> descriptions() {
        return Collections.unmodifiableList(descriptions);
    }

    CaseStatus status() {
        return status;
    }

    Optional<Reason> statusReason() {
        return statusReason;
    }

    /** By id, in the order in which they came. */
    public Map<String, Link> alerts() {
        return Collections.unmodifiableMap(alerts);
    }

    Members members() {
        return members;
    }

    List<Added> tasks() {
        return List.copyOf(tasks.values());
    }

    public boolean hasTask(String task) {
        return tasks.containsKey(task);
    }

    /** In the order in which they came; one may have come more than once. */
    List<Attached> documents() {
        return Collections.unmodifiableList(documents);
    }

    Set<String> operations() {
        return Collections.unmodifiableSet(operations);
    }

    /** Ids of cases that were merged into it, directly. */
    public Set<String> taken() {
        return Collections.unmodifiableSet(taken);
    }

    /** The case within which it is shown, directly; empty: it stands for itself. */
    public Optional<String> takenBy() {
        return takenBy;
    }

    Optional<String> splitFrom() {
        return splitFrom;
    }

    public Set<String> related() {
        return Collections.unmodifiableSet(related);
    }

    /** How many acts made it. */
    int acts() {
        return acts;
    }
}
