package org.borderexchange.cases.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.schemas.wire.CaseParticipant;
import org.borderexchange.schemas.wire.CaseRole;
import org.borderexchange.schemas.wire.Operation;
import org.borderexchange.schemas.wire.OperationStatus;

/** A joint operation as one country may know it: its participants alone do. */
final class OperationView {

    private static final Comparator<CaseParticipant> LEAD_FIRST = Comparator.comparing(
                    (CaseParticipant participant) -> participant.getRole() != CaseRole.LEAD)
            .thenComparing(CaseParticipant::getSince)
            .thenComparing(CaseParticipant::getCountry);

    private final OperationState state;
    private final Surroundings surroundings;
    private final String reader;

    OperationView(OperationState state, Surroundings surroundings, String reader) {
        this.state = state;
        this.surroundings = surroundings;
        this.reader = reader;
    }

    /** Empty if the country may not know it. */
    Optional<Operation> operation() {
        return state.isKnownTo(reader, surroundings) ? Optional.of(present()) : Optional.empty();
    }

    private Operation present() {
        return Operation.newBuilder()
                .setTerms(state.terms())
                .setStatus(state.hasEnded() ? OperationStatus.ENDED : OperationStatus.RUNNING)
                .setParticipants(participants())
                .setCases(state.cases().stream()
                        .map(id -> surroundings.survivorOf(id).orElse(id))
                        .distinct()
                        .filter(this::knowsCase)
                        .toList())
                .setStages(state.stages())
                .setResponsible(state.responsible().orElse(null))
                .setEnding(state.ending().orElse(null))
                .setEndReason(state.endReason().orElse(null))
                .setOpenedAt(state.openedAt())
                .setChangedAt(state.changedAt())
                .build();
    }

    private boolean knowsCase(String id) {
        return Dossier.of(id, surroundings)
                .filter(dossier -> new Sight(dossier, reader).isAny())
                .isPresent();
    }

    private List<CaseParticipant> participants() {
        var participants = new ArrayList<CaseParticipant>();
        for (var country : state.members().countries()) {
            state.participant(country, surroundings)
                    .ifPresent(member -> participants.add(CaseParticipant.newBuilder()
                            .setCountry(country)
                            .setRole(member.role())
                            .setSince(member.since())
                            .setLiaison(state.members().liaison(country).orElse(null))
                            .build()));
        }
        participants.sort(LEAD_FIRST);
        return participants;
    }

    /**
     * The lines of its history that the country may read, oldest first: what came of its own acts as long as it is in the exchange. Those of its
     * cases stand there.
     */
    Stream<Line> lines() {
        if (!surroundings.isMember(reader)) {
            return Stream.empty();
        }
        return surroundings.linesOf(state.id()).stream()
                .filter(line -> line.act().isPresent() && line.doneIn().isEmpty())
                .filter(line -> line.isActOf(reader) || state.isKnownTo(reader, surroundings) && reaches(line));
    }

    private boolean reaches(Line line) {
        return state.members()
                .find(reader)
                .filter(member -> member.seesPast() || line.entry().getAt() >= member.since())
                .isPresent();
    }
}
