package org.borderexchange.notification.subscription.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.problem.Fault;
import org.borderexchange.notification.problem.Refused;
import org.borderexchange.notification.request.BodyReader;
import org.borderexchange.notification.request.ListQuery;
import org.borderexchange.notification.security.Caller;
import org.borderexchange.notification.subscription.DryRun;
import org.borderexchange.notification.subscription.SubscriptionService;
import org.borderexchange.notification.subscription.WebhookTargets;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.OperationId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's subscriptions. What is not his to see is answered like what does not exist. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Subscriptions")
class SubscriptionController {

    private static final String PATH = "/api/v1/subscriptions";
    private static final Pattern ID = Pattern.compile("S-[0-9A-Za-z-]{1,64}");

    private final SubscriptionService subscriptions;
    private final DryRun dryRun;
    private final SubscriptionReader reader;

    SubscriptionController(
            SubscriptionService subscriptions,
            DryRun dryRun,
            WebhookTargets targets,
            Supplier<ExchangeDirectory> directory,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.dryRun = dryRun;
        this.reader = new SubscriptionReader(targets, directory, clock);
    }

    /** @param next null: this was the last page */
    record SubscriptionPage(
            List<SubscriptionJson> items, @Nullable String next) {}

    /** @param before id, exclusive */
    private record Wanted(Optional<String> before, int limit) {}

    @Operation(
            operationId = "createSubscription",
            summary = "Subscribe; a webhook's secret is answered here and never again")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewSubscription.class)))
    @PostMapping(path = "/subscriptions", params = "!dryRun")
    ResponseEntity<SubscriptionJson> create(HttpServletRequest request, @Parameter(hidden = true) Caller caller) {
        var wish = BodyReader.read(request, body -> reader.subscription(body, reader(caller)));
        var saved = subscriptions.create(caller, wish.terms(), wish.channel());
        return ResponseEntity.created(
                        URI.create(PATH + "/" + saved.subscription().id()))
                .body(SubscriptionJson.of(saved.subscription(), saved.secret()));
    }

    @Operation(operationId = "tryFilter", summary = "What a subscription would have told in the last week")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewSubscription.class)))
    @PostMapping("/subscriptions/dry-run")
    DryRun.Result dryRun(HttpServletRequest request, @Parameter(hidden = true) Caller caller) {
        var wish = BodyReader.read(request, body -> reader.dryRun(body, reader(caller)));
        return dryRun.of(reader(caller), wish.terms(), wish.filter());
    }

    @Operation(hidden = true)
    @PostMapping(path = "/subscriptions", params = "dryRun")
    ResponseEntity<?> createOrTry(@RequestParam boolean dryRun, HttpServletRequest request, Caller caller) {
        return dryRun ? ResponseEntity.ok(dryRun(request, caller)) : create(request, caller);
    }

    @Operation(
            operationId = "listSubscriptions",
            summary = "The caller's, or for an administrator his country's, newest first")
    @GetMapping("/subscriptions")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "200"))
    SubscriptionPage list(HttpServletRequest request, @Parameter(hidden = true) Caller caller) {
        var wanted =
                ListQuery.read(request, query -> new Wanted(query.cursor(SubscriptionController::id), query.limit()));
        var found = subscriptions.list(caller, wanted.before(), wanted.limit());
        return new SubscriptionPage(
                found.stream()
                        .map(subscription -> SubscriptionJson.of(subscription, Optional.empty()))
                        .toList(),
                found.size() < wanted.limit() ? null : found.getLast().id());
    }

    private static Optional<String> id(String text) {
        return Optional.of(text).filter(id -> ID.matcher(id).matches());
    }

    @Operation(operationId = "readSubscription")
    @GetMapping("/subscriptions/{id}")
    SubscriptionJson read(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        return SubscriptionJson.of(subscriptions.get(caller, id), Optional.empty());
    }

    @Operation(operationId = "replaceSubscription")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewSubscription.class)))
    @PutMapping("/subscriptions/{id}")
    SubscriptionJson replace(
            @PathVariable String id, HttpServletRequest request, @Parameter(hidden = true) Caller caller) {
        subscriptions.get(caller, id);
        var wish = BodyReader.read(request, body -> reader.subscription(body, reader(caller)));
        var saved = subscriptions.replace(caller, id, wish.terms(), wish.channel());
        return SubscriptionJson.of(saved.subscription(), saved.secret());
    }

    @Operation(operationId = "deleteSubscription")
    @DeleteMapping("/subscriptions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        subscriptions.delete(caller, id);
    }

    @Operation(operationId = "rotateSecret", summary = "A new secret; the former one stays good for a while")
    @PostMapping("/subscriptions/{id}/secret-rotation")
    SubscriptionJson rotate(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        var saved = subscriptions.rotateSecret(caller, id);
        return SubscriptionJson.of(saved.subscription(), saved.secret());
    }

    @Operation(
            operationId = "muteIncident",
            summary = "No more notices of an incident, on any of the caller's subscriptions")
    @PostMapping("/incidents/{id}/mute")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mute(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        subscriptions.mute(caller, incident(id), true);
    }

    @Operation(operationId = "unmuteIncident")
    @DeleteMapping("/incidents/{id}/mute")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unmute(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        subscriptions.mute(caller, incident(id), false);
    }

    private static String incident(String id) {
        boolean right = AlertId.parse(id).isPresent()
                || HitId.parse(id).isPresent()
                || CaseId.parse(id).isPresent()
                || OperationId.parse(id).isPresent();
        if (!right) {
            throw new Refused(List.of(new Fault("/id", "the id of an alert, hit, case or operation")));
        }
        return id;
    }

    private static Reader reader(Caller caller) {
        return new Reader(caller.reader());
    }
}
