package org.borderexchange.cases.casework;

import static org.borderexchange.schemas.wire.CaseRefusal.*;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseRefusal;
import org.borderexchange.schemas.wire.CaseRole;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.DeliveryStageKind;
import org.borderexchange.schemas.wire.OperationEnding;
import org.borderexchange.schemas.wire.OperationKind;
import org.borderexchange.schemas.wire.TaskStatus;

/** What stands against an act, as things are when its turn comes. */
public final class Decisions {

    /** Acts that one case or operation may hold; each is read for each act upon it. */
    static final int MOST_ACTS = 5_000;

    /** Whatever a case holds, these must be possible. */
    private static final Set<CaseActKind> ENDS_SOMETHING = EnumSet.of(
            CaseActKind.DISMISS_PARTICIPANT,
            CaseActKind.CHANGE_STATUS,
            CaseActKind.CHANGE_TASK,
            CaseActKind.UNDO_MERGE,
            CaseActKind.DETACH_FROM_OPERATION,
            CaseActKind.END_OPERATION);

    private static final Set<CaseActKind> OF_OPERATIONS = EnumSet.of(
            CaseActKind.OPEN_OPERATION,
            CaseActKind.AMEND_OPERATION,
            CaseActKind.RECORD_STAGE,
            CaseActKind.END_OPERATION,
            CaseActKind.ADMIT_PARTICIPANT,
            CaseActKind.DISMISS_PARTICIPANT,
            CaseActKind.NAME_LIAISON,
            CaseActKind.WRITE_NOTE,
            CaseActKind.RECORD_DECISION);

    private static final Set<CaseActKind> OF_OPERATIONS_ALONE = EnumSet.of(
            CaseActKind.OPEN_OPERATION,
            CaseActKind.AMEND_OPERATION,
            CaseActKind.RECORD_STAGE,
            CaseActKind.END_OPERATION);

    private final Surroundings surroundings;

    public Decisions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * @param key of the act: {@code <case or operation>/<country>/<act>}
     * @return empty: it is to be done
     */
    public Optional<CaseRefusal> objection(EventKey key, CaseAct act) {
        var subject = key.subject();
        var country = key.speaker().orElseThrow().value();
        if (!Bounds.allow(act) || !namesRightly(key, act)) {
            return Optional.of(INVALID);
        }
        if (subject.startsWith("O-")) {
            return act.getKind() == CaseActKind.OPEN_OPERATION
                    ? openingOperation(subject, country, act)
                    : onOperation(subject, country, act);
        }
        return act.getKind() == CaseActKind.OPEN_CASE ? opening(subject, country, act) : onCase(subject, country, act);
    }

    /** What an act opens is named after the act: nobody takes the name of what a hit or another act would open. */
    private static boolean namesRightly(EventKey key, CaseAct act) {
        var country = key.speaker().orElseThrow();
        var ulid = key.act().orElseThrow();
        return switch (act.getKind()) {
            case OPEN_CASE ->
                key.subject().equals(CaseId.openedBy(country, ulid).toString());
            case OPEN_OPERATION ->
                key.subject().equals(OperationId.openedBy(country, ulid).toString());
            case SPLIT -> CaseId.openedBy(country, ulid).toString().equals(act.getOther());
            default -> true;
        };
    }

    private Optional<CaseRefusal> opening(String subject, String country, CaseAct act) {
        if (surroundings.caseFile(subject).isPresent()) {
            return Optional.of(ALREADY_OPENED);
        }
        if (act.getTitle() == null || act.getWorkingGroup() == null) {
            return Optional.of(INVALID);
        }
        return unless(surroundings.isMember(act.getWorkingGroup(), country), NOT_A_MEMBER);
    }

    private Optional<CaseRefusal> onCase(String subject, String country, CaseAct act) {
        if (OF_OPERATIONS_ALONE.contains(act.getKind()) || act.getKind() == CaseActKind.UNRECOGNISED) {
            return Optional.of(INVALID);
        }
        var survivor = surroundings.survivorOf(subject);
        var dossier = Dossier.of(survivor.orElse(subject), surroundings);
        if (dossier.isEmpty()) {
            return Optional.of(NOT_FOUND);
        }
        var sight = new Sight(dossier.get(), country);
        if (!sight.isAny()) {
            return Optional.of(NOT_FOUND);
        }
        if (survivor.isPresent()) {
            return Optional.of(MERGED);
        }
        if (isStale(subject, country, act)) {
            return Optional.of(STALE);
        }
        var state = dossier.get().root();
        if (state.acts() >= MOST_ACTS && !ENDS_SOMETHING.contains(act.getKind())) {
            return Optional.of(TOO_MANY);
        }
        var leaves = act.getKind() == CaseActKind.DISMISS_PARTICIPANT && country.equals(act.getCountry());
        if (!leaves && !sight.mayAct()) {
            return Optional.of(NOT_A_PARTICIPANT);
        }
        if (state.status() == CaseStatus.CLOSED && act.getKind() != CaseActKind.CHANGE_STATUS) {
            return Optional.of(CLOSED);
        }
        return switch (act.getKind()) {
            case DESCRIBE_CASE -> unless(act.getTitle() != null, INVALID);
            case CHANGE_STATUS -> changingStatus(sight, act);
            case ADD_ALERT -> adding(dossier.get(), sight, country, act);
            case TAKE_OUT_ALERT -> takingOut(dossier.get(), sight, act);
            case MERGE -> merging(dossier.get(), sight, country, act);
            case UNDO_MERGE -> unless(state.taken().contains(String.valueOf(act.getOther())), NOT_IN_CASE);
            case SPLIT -> splitting(dossier.get(), sight, act);
            case WRITE_NOTE ->
                act.getText() == null ? Optional.of(INVALID) : unless(sight.mayReadAll(act.getAlerts()), NOT_IN_CASE);
            case RECORD_DECISION -> unless(act.getText() != null, INVALID);
            case ADD_TASK -> addingTask(sight, act);
            case CHANGE_TASK -> changingTask(sight, act);
            case ADMIT_PARTICIPANT -> admitting(dossier.get(), sight, act);
            case DISMISS_PARTICIPANT -> dismissing(sight, country, act);
            case NAME_LIAISON -> unless(act.getLiaison() != null, INVALID);
            case ATTACH_DOCUMENT ->
                act.getDocument() == null
                        ? Optional.of(INVALID)
                        : unless(Bounds.holdMoreDocuments(sight.documents()), TOO_MANY);
            case ATTACH_TO_OPERATION -> attaching(dossier.get(), sight, country, act);
            case DETACH_FROM_OPERATION ->
                unless(state.operations().contains(String.valueOf(act.getOther())), NOT_IN_CASE);
            case OPEN_CASE, OPEN_OPERATION, AMEND_OPERATION, RECORD_STAGE, END_OPERATION, UNRECOGNISED ->
                Optional.of(INVALID);
        };
    }

    private boolean isStale(String subject, String country, CaseAct act) {
        return act.getBasedOn() != null && act.getBasedOn() != surroundings.versionTold(subject, country);
    }

    private static Optional<CaseRefusal> changingStatus(Sight sight, CaseAct act) {
        var status = act.getStatus();
        if (status == null || status == CaseStatus.MERGED || status == CaseStatus.UNRECOGNISED) {
            return Optional.of(INVALID);
        }
        if (status != CaseStatus.CLOSED) {
            return Optional.empty();
        }
        if (act.getReason() == null) {
            return Optional.of(INVALID);
        }
        var open = sight.tasks().stream().anyMatch(task -> task.getStatus() == TaskStatus.OPEN);
        return unless(!open, OPEN_TASKS);
    }

    /** What the actor cannot know of does not count: else he could count it. */
    private static Optional<CaseRefusal> adding(Dossier dossier, Sight sight, String country, CaseAct act) {
        if (act.getAlerts().isEmpty()) {
            return Optional.of(INVALID);
        }
        var known = new HashSet<>(act.getAlerts());
        dossier.alerts().stream()
                .filter(alert -> sight.mayRead(alert) || dossier.isAddedBy(alert, country))
                .forEach(known::add);
        return unless(Bounds.holdAlerts(known), TOO_MANY);
    }

    private static Optional<CaseRefusal> takingOut(Dossier dossier, Sight sight, CaseAct act) {
        if (act.getAlerts().isEmpty() || act.getReason() == null) {
            return Optional.of(INVALID);
        }
        if (!holds(dossier, sight, act.getAlerts())) {
            return Optional.of(NOT_IN_CASE);
        }
        return unless(leavesSome(sight, act.getAlerts()), NOTHING_LEFT);
    }

    /** Alerts of a case that was merged in belong to that case: it is split off as a whole, by undoing the merge. */
    private static boolean holds(Dossier dossier, Sight sight, List<String> alerts) {
        return sight.mayReadAll(alerts) && dossier.root().alerts().keySet().containsAll(alerts);
    }

    /** As far as the actor can see. */
    private static boolean leavesSome(Sight sight, List<String> alerts) {
        var left = new HashSet<>(sight.readable().keySet());
        alerts.forEach(left::remove);
        return !left.isEmpty();
    }

    /** Those who work in one of both read the other one from then on. */
    private Optional<CaseRefusal> merging(Dossier dossier, Sight sight, String country, CaseAct act) {
        var other = String.valueOf(act.getOther());
        if (dossier.partIds().contains(other)) {
            return Optional.of(SAME_CASE);
        }
        var survivor = surroundings.survivorOf(other);
        var taken = Dossier.of(survivor.orElse(other), surroundings).map(found -> new Sight(found, country));
        if (taken.isEmpty() || !taken.get().isAny()) {
            return Optional.of(NOT_FOUND);
        }
        if (survivor.isPresent()) {
            return Optional.of(MERGED);
        }
        if (!taken.get().mayAct()) {
            return Optional.of(NOT_A_PARTICIPANT);
        }
        return unless(sight.mayDirect() && taken.get().mayDirect(), NOT_THE_LEAD);
    }

    private Optional<CaseRefusal> splitting(Dossier dossier, Sight sight, CaseAct act) {
        if (act.getAlerts().isEmpty() || act.getTitle() == null || act.getOther() == null) {
            return Optional.of(INVALID);
        }
        if (surroundings.caseFile(act.getOther()).isPresent()) {
            return Optional.of(ALREADY_OPENED);
        }
        if (!holds(dossier, sight, act.getAlerts())) {
            return Optional.of(NOT_IN_CASE);
        }
        return unless(leavesSome(sight, act.getAlerts()), NOTHING_LEFT);
    }

    private static Optional<CaseRefusal> addingTask(Sight sight, CaseAct act) {
        if (act.getTitle() == null || act.getCountry() == null) {
            return Optional.of(INVALID);
        }
        return Bounds.holdMore(sight.tasks(), act) ? assigning(sight, act) : Optional.of(TOO_MANY);
    }

    private static Optional<CaseRefusal> assigning(Sight sight, CaseAct act) {
        return unless(
                act.getCountry() == null || sight.participants().containsKey(act.getCountry()), NOT_A_PARTICIPANT);
    }

    private static Optional<CaseRefusal> changingTask(Sight sight, CaseAct act) {
        var known = sight.tasks().stream().anyMatch(task -> task.getId().equals(act.getTask()));
        return known ? assigning(sight, act) : Optional.of(NO_SUCH_TASK);
    }

    private Optional<CaseRefusal> admitting(Dossier dossier, Sight sight, CaseAct act) {
        if (act.getCountry() == null || act.getRole() == null) {
            return Optional.of(INVALID);
        }
        if (!sight.mayDirect()) {
            return Optional.of(NOT_THE_LEAD);
        }
        return unless(
                groups(dossier, sight).stream().anyMatch(group -> surroundings.isMember(group, act.getCountry())),
                NOT_A_MEMBER);
    }

    private static Set<String> groups(Dossier dossier, Sight sight) {
        var groups = new HashSet<>(sight.workingGroups());
        dossier.root().openedFor().ifPresent(groups::add);
        return groups;
    }

    private static Optional<CaseRefusal> dismissing(Sight sight, String country, CaseAct act) {
        if (act.getCountry() == null) {
            return Optional.of(INVALID);
        }
        if (!sight.participants().containsKey(act.getCountry())) {
            return Optional.of(NOT_A_PARTICIPANT);
        }
        return unless(country.equals(act.getCountry()) || sight.mayDirect(), NOT_THE_LEAD);
    }

    /** It admits all who take part in the operation, and those who will. */
    private Optional<CaseRefusal> attaching(Dossier dossier, Sight sight, String country, CaseAct act) {
        var operation = surroundings
                .operation(String.valueOf(act.getOther()))
                .filter(found -> found.isKnownTo(country, surroundings));
        if (operation.isEmpty()) {
            return Optional.of(NO_SUCH_OPERATION);
        }
        if (operation.get().hasEnded()) {
            return Optional.of(ENDED);
        }
        if (!operation.get().members().find(country).map(Member::mayAct).orElse(false)) {
            return Optional.of(NOT_A_PARTICIPANT);
        }
        if (!sight.mayDirect()) {
            return Optional.of(NOT_THE_LEAD);
        }
        if (!groups(dossier, sight).contains(operation.get().workingGroup())) {
            return Optional.of(NOT_A_MEMBER);
        }
        return unless(!dossier.root().operations().contains(act.getOther()), ALREADY_IN_CASE);
    }

    private Optional<CaseRefusal> openingOperation(String subject, String country, CaseAct act) {
        if (surroundings.operation(subject).isPresent()) {
            return Optional.of(ALREADY_OPENED);
        }
        if (act.getTerms() == null || act.getTerms().getKind() == OperationKind.UNRECOGNISED) {
            return Optional.of(INVALID);
        }
        return unless(surroundings.isMember(act.getTerms().getWorkingGroup(), country), NOT_A_MEMBER);
    }

    private Optional<CaseRefusal> onOperation(String subject, String country, CaseAct act) {
        if (!OF_OPERATIONS.contains(act.getKind())) {
            return Optional.of(INVALID);
        }
        var known = surroundings.operation(subject).filter(operation -> operation.isKnownTo(country, surroundings));
        if (known.isEmpty()) {
            return Optional.of(NOT_FOUND);
        }
        var operation = known.get();
        if (operation.hasEnded()) {
            return Optional.of(ENDED);
        }
        if (isStale(subject, country, act)) {
            return Optional.of(STALE);
        }
        if (operation.acts() >= MOST_ACTS && !ENDS_SOMETHING.contains(act.getKind())) {
            return Optional.of(TOO_MANY);
        }
        var actor = operation.participant(country, surroundings);
        var leaves = act.getKind() == CaseActKind.DISMISS_PARTICIPANT && country.equals(act.getCountry());
        if (!leaves && !actor.map(Member::mayAct).orElse(false)) {
            return Optional.of(NOT_A_PARTICIPANT);
        }
        var leads = actor.filter(member -> leads(operation, member)).isPresent();
        return switch (act.getKind()) {
            case AMEND_OPERATION -> amending(operation, leads, act);
            case ADMIT_PARTICIPANT -> admitting(operation, country, leads, act);
            case DISMISS_PARTICIPANT -> dismissing(operation, leads, leaves, act);
            case NAME_LIAISON -> unless(act.getLiaison() != null, INVALID);
            case WRITE_NOTE, RECORD_DECISION -> unless(act.getText() != null, INVALID);
            case RECORD_STAGE -> recording(operation, country, act);
            case END_OPERATION -> ending(operation, leads, act);
            default -> Optional.of(INVALID);
        };
    }

    /** Where the lead has left the working group, all partners lead: somebody must be able to end the operation. */
    private boolean leads(OperationState operation, Member actor) {
        var led = operation.members().countries().stream()
                .flatMap(country -> operation.participant(country, surroundings).stream())
                .anyMatch(member -> member.role() == CaseRole.LEAD);
        return actor.role() == CaseRole.LEAD || !led && actor.mayAct();
    }

    private static Optional<CaseRefusal> amending(OperationState operation, boolean leads, CaseAct act) {
        var terms = act.getTerms();
        if (terms == null
                || terms.getKind() == OperationKind.UNRECOGNISED
                || !terms.getWorkingGroup().equals(operation.workingGroup())) {
            return Optional.of(INVALID);
        }
        return unless(leads, NOT_THE_LEAD);
    }

    private Optional<CaseRefusal> admitting(OperationState operation, String country, boolean leads, CaseAct act) {
        if (act.getCountry() == null || act.getRole() == null || act.getSeesPast() == null) {
            return Optional.of(INVALID);
        }
        if (!leads) {
            return Optional.of(NOT_THE_LEAD);
        }
        if (act.getCountry().equals(country)) {
            return Optional.of(INVALID); // another country must lead before this one may lead no more
        }
        return unless(surroundings.isMember(operation.workingGroup(), act.getCountry()), NOT_A_MEMBER);
    }

    /** The lead stays until another country leads: somebody must be able to end the operation. */
    private static Optional<CaseRefusal> dismissing(
            OperationState operation, boolean leads, boolean leaves, CaseAct act) {
        if (act.getCountry() == null) {
            return Optional.of(INVALID);
        }
        if (operation.members().find(act.getCountry()).isEmpty()) {
            return Optional.of(NOT_A_PARTICIPANT);
        }
        if (leaves && leads) {
            return Optional.of(INVALID);
        }
        return unless(leaves || leads, NOT_THE_LEAD);
    }

    /** Nobody authorises for another country, and nobody holds a delivery who takes no part. */
    private Optional<CaseRefusal> recording(OperationState operation, String country, CaseAct act) {
        var stage = act.getStage();
        if (stage == null
                || stage.getKind() == DeliveryStageKind.UNRECOGNISED
                || operation.terms().getKind() != OperationKind.CONTROLLED_DELIVERY
                || stage.getKind() == DeliveryStageKind.AUTHORISED
                        && !stage.getCountry().equals(country)) {
            return Optional.of(INVALID);
        }
        return Bounds.holdsMoreStages(operation)
                ? unless(operation.participant(stage.getCountry(), surroundings).isPresent(), NOT_A_PARTICIPANT)
                : Optional.of(TOO_MANY);
    }

    private Optional<CaseRefusal> ending(OperationState operation, boolean leads, CaseAct act) {
        if (act.getEnding() == null || act.getReason() == null) {
            return Optional.of(INVALID);
        }
        if (!leads) {
            return Optional.of(NOT_THE_LEAD);
        }
        return act.getEnding() == OperationEnding.HANDED_OVER
                ? unless(
                        operation
                                .participant(String.valueOf(act.getCountry()), surroundings)
                                .isPresent(),
                        NOT_A_PARTICIPANT)
                : Optional.empty();
    }

    private static Optional<CaseRefusal> unless(boolean so, CaseRefusal refusal) {
        return so ? Optional.empty() : Optional.of(refusal);
    }
}
