package org.borderexchange.cases.casework;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.borderexchange.cases.casework.CaseState.Description;
import org.borderexchange.cases.casework.CaseState.Reason;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseAlert;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.CaseHit;
import org.borderexchange.schemas.wire.CaseParticipant;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.CaseTask;
import org.jspecify.annotations.Nullable;

/** A case as one country may know it: its file, and the lines of its history. */
final class CaseView {

    /** Acts that are about alerts, and tell nothing to who may read none of them. */
    private static final Set<CaseActKind> ABOUT_ALERTS =
            EnumSet.of(CaseActKind.ADD_ALERT, CaseActKind.TAKE_OUT_ALERT, CaseActKind.SPLIT, CaseActKind.WRITE_NOTE);

    /** Acts that name another case. */
    private static final Set<CaseActKind> OF_TWO_CASES =
            EnumSet.of(CaseActKind.MERGE, CaseActKind.UNDO_MERGE, CaseActKind.SPLIT);

    private final Dossier dossier;
    private final Sight sight;
    private final String reader;

    /** Ids of those that it may know. */
    private final Set<String> tasks;

    private final List<Line> lines;
    private final Optional<CaseFile> file;

    CaseView(Dossier dossier, String reader) {
        this.dossier = dossier;
        this.sight = new Sight(dossier, reader);
        this.reader = reader;
        this.tasks = sight.tasks().stream().map(CaseTask::getId).collect(Collectors.toSet());
        var lines = dossier.surroundings().isMember(reader) ? dossier.lines() : List.<Line>of();
        this.lines = lines.stream()
                .filter(Line::isAccepted)
                .flatMap(line -> asRead(line).stream())
                .toList();
        this.file = sight.isAny() ? Optional.of(present()) : Optional.empty();
    }

    /** Empty if the country may not know the case. */
    Optional<CaseFile> file() {
        return file;
    }

    /** Of a case that was merged into this one: where to look. */
    Optional<CaseFile> fileOfMerged(CaseState merged) {
        var knows = sight.participates() || merged.alerts().keySet().stream().anyMatch(sight::mayRead);
        return file.filter(whole -> knows)
                .map(whole -> CaseFile.newBuilder(whole)
                        .setTitle(title(merged))
                        .setSummary(null)
                        .setStatus(CaseStatus.MERGED)
                        .setStatusReason(null)
                        .setAlerts(List.of())
                        .setHits(List.of())
                        .setTasks(List.of())
                        .setDocuments(List.of())
                        .setOperations(List.of())
                        .setMergedInto(dossier.root().id())
                        .setMergedFrom(List.of())
                        .setSplitFrom(null)
                        .setRelated(List.of())
                        .build());
    }

    private CaseFile present() {
        var root = dossier.root();
        var works = sight.participates();
        var groups = new TreeSet<>(sight.workingGroups());
        if (works) {
            root.openedFor().ifPresent(groups::add);
        }
        return CaseFile.newBuilder()
                .setTitle(title(root))
                .setSummary(
                        works
                                ? sight.description(root)
                                        .map(Description::summary)
                                        .orElse(null)
                                : null)
                .setStatus(root.status())
                .setStatusReason(
                        works
                                ? root.statusReason()
                                        .filter(reason -> sight.knows(reason.by()))
                                        .map(Reason::text)
                                        .orElse(null)
                                : null)
                .setOpenedAt(openedAt())
                .setChangedAt(changedAt())
                .setWorkingGroups(List.copyOf(groups))
                .setParticipates(works)
                .setParticipants(participants(works))
                .setAlerts(
                        Bounds.newest(sight.inOrder().stream().map(this::alert).toList()))
                .setHits(Bounds.newest(dossier.hits().stream()
                        .filter(sight::mayKnow)
                        .map(this::hit)
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparingLong(CaseHit::getAddedAt).thenComparing(CaseHit::getId))
                        .toList()))
                .setTasks(works ? Bounds.newestTasks(sight.tasks()) : List.of())
                .setDocuments(works ? sight.documents() : List.of())
                .setOperations(dossier.operations().stream()
                        .filter(operation -> operation.isKnownTo(reader, dossier.surroundings()))
                        .map(OperationState::id)
                        .toList())
                .setMergedInto(null)
                .setMergedFrom(
                        works
                                ? dossier.partIds().stream()
                                        .filter(part -> !part.equals(root.id()))
                                        .toList()
                                : List.of())
                .setSplitFrom(works ? root.splitFrom().filter(this::knowsCase).orElse(null) : null)
                .setRelated(related())
                .setWholeGroups(!sight.readable().isEmpty()
                        && sight.readable().values().stream()
                                .allMatch(
                                        event -> event.getAlert().getAudience().getWholeGroup()))
                .build();
    }

    private @Nullable String title(CaseState part) {
        return sight.participates()
                ? sight.description(part).map(Description::title).orElse(null)
                : null;
    }

    /** Who sees the case by an alert alone must not learn that it is older than that. */
    private long openedAt() {
        var first = sight.inOrder().stream().findFirst().map(dossier::addedAt);
        var opened = dossier.root().openedAt();
        var admitted = dossier.root().members().find(reader);
        return admitted.isPresent()
                ? (admitted.get().seesPast() ? opened : admitted.get().since())
                : first.orElse(opened);
    }

    private long changedAt() {
        return lines.stream()
                .map(line -> line.entry().getAt())
                .max(Long::compare)
                .orElse(openedAt());
    }

    private List<CaseParticipant> participants(boolean withLiaisons) {
        return sight.participants().entrySet().stream()
                .map(entry -> CaseParticipant.newBuilder()
                        .setCountry(entry.getKey())
                        .setRole(entry.getValue().role())
                        .setSince(entry.getValue().since())
                        .setLiaison(withLiaisons ? entry.getValue().liaison().orElse(null) : null)
                        .build())
                .toList();
    }

    private CaseAlert alert(String id) {
        var event = Objects.requireNonNull(sight.readable().get(id));
        var alert = event.getAlert();
        return new CaseAlert(
                id,
                event.getVersion(),
                alert.getStatus(),
                alert.getWorkingGroup(),
                type(alert),
                alert.getIssuedAt(),
                dossier.addedAt(id));
    }

    /** Code of the content type; one of a later release is no code of ours. */
    private static String type(Alert alert) {
        if (alert.getStolenVehicle() != null) {
            return ContentType.STOLEN_VEHICLE.name();
        }
        if (alert.getSmuggling() != null) {
            return ContentType.SMUGGLING.name();
        }
        return alert.getIrregularMigration() == null ? "UNRECOGNISED" : ContentType.IRREGULAR_MIGRATION.name();
    }

    private Optional<CaseHit> hit(JudgedHit hit) {
        return hit.asToldTo(reader)
                .or(hit::content)
                .map(content -> new CaseHit(
                        hit.id(),
                        sight.readableOf(hit.alertIds()),
                        content.getStrength(),
                        hit.alertIds().stream()
                                .mapToLong(dossier::addedAt)
                                .max()
                                .orElse(0)));
    }

    private List<String> related() {
        return dossier.parts().stream()
                .flatMap(part -> part.related().stream())
                .filter(other -> !dossier.partIds().contains(other))
                .distinct()
                .filter(this::knowsCase)
                .toList();
    }

    private boolean knowsCase(String id) {
        var surroundings = dossier.surroundings();
        return Dossier.of(surroundings.survivorOf(id).orElse(id), surroundings)
                .filter(found -> new Sight(found, reader).isAny())
                .isPresent();
    }

    /**
     * The lines of its history that the country may read, each as it may read it, oldest first; what came of its own acts as long as it is in the
     * exchange.
     */
    List<Line> lines() {
        return lines;
    }

    private Optional<Line> asRead(Line line) {
        if (line.isActOf(reader)) {
            return ofOwnAct(line);
        }
        return sight.isAny() ? seen(line) : Optional.empty();
    }

    private Optional<Line> ofOwnAct(Line line) {
        return line.act()
                .map(act -> with(
                        line,
                        copy -> copy.setAct(CaseAct.newBuilder(act)
                                .setAlerts(sight.readableOf(act.getAlerts()))
                                .build())));
    }

    private Optional<Line> seen(Line line) {
        var entry = line.entry();
        if (!sight.reachesBackTo(entry.getAt())) {
            return Optional.empty();
        }
        return switch (entry.getKind()) {
            case OPENED_BY_HIT, HIT_JOINED, HIT_SUGGESTED -> seenOfHit(line);
            case VERDICT_HEARD -> sight.knows(line.by()) ? seenOfHit(line) : Optional.empty();
            case ALERT_CHANGED -> Optional.of(line).filter(change -> sight.mayRead(String.valueOf(entry.getAlert())));
            case ACT ->
                line.act()
                        .filter(act -> sight.participates() && sight.knows(line.by()))
                        .flatMap(act -> seenOfAct(line, act));
            case UNRECOGNISED -> Optional.empty();
        };
    }

    /** Of a hit that is gone the line tells which alerts met. */
    private Optional<Line> seenOfHit(Line line) {
        var entry = line.entry();
        var known = dossier.hits().stream()
                .filter(hit -> hit.id().equals(entry.getHit()))
                .findFirst()
                .map(sight::mayKnow)
                .orElseGet(() -> sight.mayKnowOfHitOn(entry.getAlerts()));
        if (!known || entry.getOther() != null && !knowsCase(entry.getOther())) {
            return Optional.empty();
        }
        return Optional.of(with(line, copy -> copy.setAlerts(sight.readableOf(entry.getAlerts()))));
    }

    private Optional<Line> seenOfAct(Line line, CaseAct act) {
        var readable = sight.readableOf(act.getAlerts());
        var mentioned = !act.getAlerts().isEmpty();
        if (mentioned && readable.isEmpty() && ABOUT_ALERTS.contains(act.getKind())) {
            return Optional.empty();
        }
        if (isOfUnknownOperation(act)) {
            return Optional.empty();
        }
        if (act.getKind() == CaseActKind.CHANGE_TASK && !tasks.contains(String.valueOf(act.getTask()))) {
            return Optional.empty();
        }
        var country = act.getCountry();
        if (country != null && !sight.knows(country)) {
            return Optional.empty();
        }
        var told = CaseAct.newBuilder(act).setAlerts(readable);
        if (OF_TWO_CASES.contains(act.getKind())) {
            told.setOther(ifKnown(act.getOther()));
        }
        return Optional.of(with(line, copy -> {
            copy.setOther(ifKnown(line.entry().getOther()));
            copy.setAct(told.build());
        }));
    }

    private @Nullable String ifKnown(@Nullable String otherCase) {
        return Optional.ofNullable(otherCase).filter(this::knowsCase).orElse(null);
    }

    private boolean isOfUnknownOperation(CaseAct act) {
        return EnumSet.of(CaseActKind.ATTACH_TO_OPERATION, CaseActKind.DETACH_FROM_OPERATION)
                        .contains(act.getKind())
                && dossier.surroundings()
                        .operation(String.valueOf(act.getOther()))
                        .filter(operation -> operation.isKnownTo(reader, dossier.surroundings()))
                        .isEmpty();
    }

    private static Line with(Line line, java.util.function.Consumer<CaseEntry> change) {
        var copy = CaseEntry.newBuilder(line.entry()).build();
        change.accept(copy);
        return new Line(line.key(), copy);
    }
}
