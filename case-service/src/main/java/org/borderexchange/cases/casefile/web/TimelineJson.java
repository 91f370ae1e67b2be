package org.borderexchange.cases.casefile.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.cases.casefile.Timeline;
import org.borderexchange.cases.casefile.TimelineCursor;
import org.borderexchange.cases.casefile.TimelineLine;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseOutcome;
import org.borderexchange.schemas.wire.CaseRefusal;
import org.borderexchange.schemas.wire.CaseRole;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.OperationEnding;
import org.borderexchange.schemas.wire.TaskStatus;
import org.borderexchange.schemas.wire.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * A page of a timeline.
 *
 * @param next where it goes on; null: these are the newest lines
 */
record TimelineJson(List<Line> lines, @Nullable String next) {

    private static final int PAGE = 200;

    /** One thing that happened; an act's id is what its gateway answered. What is null is left out. */
    @Schema(name = "TimelineLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            Instant at,
            String id,
            String by,
            String kind,
            @Nullable Act act,
            @Nullable String hit,
            @Nullable String alert,
            @Nullable Integer alertVersion,
            @Nullable AlertStatus alertStatus,
            @Nullable VerdictKind verdict,
            @Nullable String other,
            CaseOutcome outcome,
            @Nullable CaseRefusal refusal) {

        static Line of(TimelineLine line) {
            return line.entry().map(entry -> of(line, entry)).orElseGet(() -> before(line));
        }

        private static Line of(TimelineLine line, CaseEntry entry) {
            return new Line(
                    Instant.ofEpochMilli(line.at()),
                    line.id(),
                    line.by(),
                    line.kind(),
                    entry.getAct() == null ? null : Act.of(entry.getAct()),
                    entry.getHit(),
                    entry.getAlert(),
                    entry.getAlertVersion(),
                    entry.getAlertStatus(),
                    entry.getVerdict(),
                    entry.getOther(),
                    entry.getOutcome(),
                    entry.getRefusal());
        }

        private static Line before(TimelineLine line) {
            var isAlert = line.kind().equals(TimelineLine.ALERT_ISSUED);
            return new Line(
                    Instant.ofEpochMilli(line.at()),
                    line.id(),
                    line.by(),
                    line.kind(),
                    null,
                    isAlert ? null : line.id(),
                    isAlert ? line.id() : null,
                    isAlert ? 1 : null,
                    null,
                    null,
                    null,
                    CaseOutcome.ACCEPTED,
                    null);
        }
    }

    /** What an officer did; which of the fields each kind has stands in the contract. */
    @Schema(name = "CaseAct")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Act(
            CaseActKind kind,
            @Nullable Integer basedOn,
            @Nullable String title,
            @Nullable String text,
            @Nullable String reason,
            @Nullable String workingGroup,
            @Nullable CaseStatus status,
            @Nullable List<String> alerts,
            @Nullable String other,
            @Nullable String task,
            @Nullable TaskStatus taskStatus,
            @Nullable String country,
            @Nullable Instant dueAt,
            @Nullable CaseRole role,
            @Nullable Boolean seesPast,
            PartsJson.@Nullable Desk liaison,
            PartsJson.@Nullable Attached document,
            PartsJson.@Nullable Terms terms,
            PartsJson.@Nullable Stage stage,
            @Nullable OperationEnding ending) {

        static Act of(CaseAct act) {
            return new Act(
                    act.getKind(),
                    act.getBasedOn(),
                    act.getTitle(),
                    act.getText(),
                    act.getReason(),
                    act.getWorkingGroup(),
                    act.getStatus(),
                    act.getAlerts().isEmpty() ? null : act.getAlerts(),
                    act.getOther(),
                    act.getTask(),
                    act.getTaskStatus(),
                    act.getCountry(),
                    PartsJson.instant(act.getDueAt()),
                    act.getRole(),
                    act.getSeesPast(),
                    PartsJson.Desk.of(act.getLiaison()),
                    act.getDocument() == null ? null : PartsJson.Attached.of(act.getDocument()),
                    act.getTerms() == null ? null : PartsJson.Terms.of(act.getTerms()),
                    act.getStage() == null ? null : PartsJson.Stage.of(act.getStage()),
                    act.getEnding());
        }
    }

    /** @param after empty: from the beginning */
    static TimelineJson of(Timeline timeline, Optional<TimelineCursor> after) {
        var page = timeline.page(after, PAGE);
        return new TimelineJson(
                page.lines().stream().map(Line::of).toList(),
                page.next().map(TimelineCursor::text).orElse(null));
    }
}
