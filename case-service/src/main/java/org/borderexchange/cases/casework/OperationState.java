package org.borderexchange.cases.casework;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.DeliveryStage;
import org.borderexchange.schemas.wire.OperationEnding;
import org.borderexchange.schemas.wire.OperationTerms;
import org.jspecify.annotations.Nullable;

/** A joint operation in full, as its lines make it. */
public final class OperationState {

    private final String id;
    private final OperationTerms opening;
    private OperationTerms terms;
    private final long openedAt;
    private long changedAt;
    private final Members members = new Members();
    private final Set<String> cases = new LinkedHashSet<>();
    private final List<DeliveryStage> stages = new ArrayList<>();
    private Optional<String> responsible = Optional.empty();
    private Optional<OperationEnding> ending = Optional.empty();
    private Optional<String> endReason = Optional.empty();
    private Optional<String> heir = Optional.empty();
    private int acts;

    private OperationState(String id, OperationTerms terms, Line opened) {
        this.id = id;
        this.opening = terms;
        this.terms = terms;
        this.openedAt = opened.entry().getAt();
        this.changedAt = openedAt;
        this.acts = 1;
        members.open(opened.by(), openedAt);
    }

    /** @param lines that concern the operation, in the order of their sequence; empty: there is no such operation */
    public static Optional<OperationState> of(String id, List<Line> lines) {
        OperationState state = null;
        for (var line : lines) {
            var act = line.act().orElse(null);
            if (state != null) {
                state.apply(line, act);
            } else if (act != null && act.getTerms() != null) {
                state = new OperationState(id, act.getTerms(), line);
            }
        }
        return Optional.ofNullable(state);
    }

    private void apply(Line line, @Nullable CaseAct act) {
        acts++;
        if (act == null) {
            return;
        }
        changedAt = Math.max(changedAt, line.entry().getAt());
        switch (act.getKind()) {
            case AMEND_OPERATION -> terms = Optional.ofNullable(act.getTerms()).orElse(terms);
            case ADMIT_PARTICIPANT -> members.admit(line.by(), act, line.entry().getAt());
            case DISMISS_PARTICIPANT -> members.dismiss(act);
            case NAME_LIAISON -> members.name(line.by(), act);
            case RECORD_STAGE -> Optional.ofNullable(act.getStage()).ifPresent(this::record);
            case ATTACH_TO_OPERATION -> line.doneIn().ifPresent(cases::add);
            case DETACH_FROM_OPERATION -> line.doneIn().ifPresent(cases::remove);
            case END_OPERATION -> {
                ending = Optional.of(Optional.ofNullable(act.getEnding()).orElse(OperationEnding.ERASED));
                endReason = Optional.ofNullable(act.getReason());
                heir = Optional.ofNullable(act.getCountry());
            }
            default -> {}
        }
    }

    /** Responsibility goes where the delivery goes; whoever authorised it first has it until then. */
    private void record(DeliveryStage stage) {
        stages.add(stage);
        switch (stage.getKind()) {
            case AUTHORISED -> responsible = responsible.or(() -> Optional.of(stage.getCountry()));
            case BORDER_CROSSED, HANDED_OVER, SEIZED -> responsible = Optional.of(stage.getCountry());
            case LOST, UNRECOGNISED -> {}
        }
    }

    /** May the country know of it? Whoever left its working group, or is not named by how it ended, may not any more. */
    boolean isKnownTo(String country, Surroundings now) {
        if (!now.isMember(workingGroup(), country)) {
            return false;
        }
        if (ending.isEmpty() || ending.get() == OperationEnding.ARCHIVED) {
            return members.find(country).isPresent();
        }
        return ending.get() == OperationEnding.HANDED_OVER
                && heir.filter(country::equals).isPresent();
    }

    /** As what the country takes part; empty: it does not, or has left its working group. */
    Optional<Member> participant(String country, Surroundings now) {
        return members.find(country).filter(member -> now.isMember(workingGroup(), country));
    }

    boolean hasEnded() {
        return ending.isPresent();
    }

    String id() {
        return id;
    }

    String workingGroup() {
        return opening.getWorkingGroup();
    }

    OperationTerms terms() {
        return terms;
    }

    long openedAt() {
        return openedAt;
    }

    long changedAt() {
        return changedAt;
    }

    Members members() {
        return members;
    }

    public Set<String> cases() {
        return Collections.unmodifiableSet(cases);
    }

    List<DeliveryStage> stages() {
        return List.copyOf(stages);
    }

    Optional<String> responsible() {
        return responsible;
    }

    Optional<OperationEnding> ending() {
        return ending;
    }

    Optional<String> endReason() {
        return endReason;
    }

    /** How many acts made it. */
    int acts() {
        return acts;
    }
}
