package org.borderexchange.cases.casefile.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.cases.casefile.CaseReader.Read;
import org.borderexchange.cases.casefile.CaseView;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.wire.CaseStatus;
import org.jspecify.annotations.Nullable;

/**
 * A case as the API answers it; what is null is left out.
 *
 * @param version what an act upon it is based on, also when an earlier time was asked for
 * @param countries that work in it or own an alert in it
 * @param timeline absent in lists; oldest first, up to 200 lines
 * @param timelineNext {@code timelineCursor} of the lines that follow; absent: these are the newest
 * @param asOf the time that was asked for
 * @param changesSince what happened after that time, up to 200 lines
 * @param changesSinceNext {@code timelineCursor} of what follows, without {@code at}
 */
@Schema(name = "Case")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseJson(
        String id,
        int version,
        @Nullable String title,
        @Nullable String summary,
        CaseStatus status,
        @Nullable String statusReason,
        Instant openedAt,
        Instant changedAt,
        List<String> workingGroups,
        List<String> countries,
        List<PartsJson.Participant> participants,
        List<PartsJson.Alert> alerts,
        List<PartsJson.Hit> hits,
        List<PartsJson.Task> tasks,
        List<PartsJson.Attached> documents,
        List<String> operations,
        @Nullable String mergedInto,
        List<String> mergedFrom,
        @Nullable String splitFrom,
        List<String> related,
        @Nullable Instant asOf,
        @Nullable List<TimelineJson.Line> timeline,
        @Nullable String timelineNext,
        @Nullable List<TimelineJson.Line> changesSince,
        @Nullable String changesSinceNext) {

    static CaseJson listed(Read read) {
        return of(read, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static CaseJson of(Read read, CaseParameters.Moment moment) {
        return of(
                read,
                moment.at(),
                Optional.of(TimelineJson.of(read.timeline(), moment.timelineAfter())),
                moment.at().map(at -> TimelineJson.of(read.since(), Optional.empty())));
    }

    private static CaseJson of(
            Read read, Optional<Instant> asOf, Optional<TimelineJson> timeline, Optional<TimelineJson> since) {
        var file = read.file();
        return new CaseJson(
                read.id().toString(),
                read.version(),
                file.getTitle(),
                file.getSummary(),
                file.getStatus(),
                file.getStatusReason(),
                Instant.ofEpochMilli(file.getOpenedAt()),
                Instant.ofEpochMilli(file.getChangedAt()),
                file.getWorkingGroups(),
                CaseView.countries(file).stream().map(CountryCode::value).toList(),
                file.getParticipants().stream().map(PartsJson.Participant::of).toList(),
                file.getAlerts().stream().map(PartsJson.Alert::of).toList(),
                file.getHits().stream().map(PartsJson.Hit::of).toList(),
                file.getTasks().stream().map(PartsJson.Task::of).toList(),
                file.getDocuments().stream().map(PartsJson.Attached::of).toList(),
                file.getOperations(),
                file.getMergedInto(),
                file.getMergedFrom(),
                file.getSplitFrom(),
                file.getRelated(),
                asOf.orElse(null),
                timeline.map(TimelineJson::lines).orElse(null),
                timeline.map(TimelineJson::next).orElse(null),
                since.map(TimelineJson::lines).orElse(null),
                since.map(TimelineJson::next).orElse(null));
    }
}
