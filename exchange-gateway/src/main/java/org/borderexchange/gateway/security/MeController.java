package org.borderexchange.gateway.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CountryCode;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells callers who they are here. */
@RestController
@Tag(name = "Orientation")
class MeController {

    private final Supplier<ExchangeDirectory> directory;
    private final Clock clock;

    MeController(Supplier<ExchangeDirectory> directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** @param workingGroups of the country, sorted by id */
    record Me(
            String country,
            String subject,
            List<String> roles,
            List<String> permissions,
            List<WorkingGroupOfMe> workingGroups) {}

    record WorkingGroupOfMe(String id, String name, List<ContentType> contentTypes, List<String> members) {}

    @Operation(summary = "Who am I, what may I do, to which working groups does my country belong")
    @GetMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
    Me me(@Parameter(hidden = true) Caller caller) {
        return new Me(
                caller.country().value(),
                caller.subject(),
                caller.roles().stream().map(Role::slug).sorted().toList(),
                caller.permissions().stream().map(Permission::slug).toList(),
                workingGroups(caller.country()));
    }

    private List<WorkingGroupOfMe> workingGroups(CountryCode country) {
        var now = clock.instant();
        var present = directory.get();
        return present.groupsOf(country, now).stream()
                .map(id -> Objects.requireNonNull(present.groups().get(id)))
                .map(group -> new WorkingGroupOfMe(
                        group.id().value(),
                        group.name(),
                        group.contentTypes().stream().sorted().toList(),
                        group.membersAt(now).stream().map(CountryCode::value).toList()))
                .toList();
    }
}
