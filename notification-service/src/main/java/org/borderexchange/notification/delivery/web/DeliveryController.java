package org.borderexchange.notification.delivery.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borderexchange.notification.delivery.Attempt;
import org.borderexchange.notification.delivery.Deliveries;
import org.borderexchange.notification.delivery.Delivery;
import org.borderexchange.notification.delivery.Dispatcher;
import org.borderexchange.notification.delivery.Message;
import org.borderexchange.notification.delivery.Sender;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.problem.ProblemType;
import org.borderexchange.notification.problem.Refused;
import org.borderexchange.notification.request.ListQuery;
import org.borderexchange.notification.security.Caller;
import org.borderexchange.notification.subscription.SubscriptionService;
import org.borderexchange.schemas.topic.EventId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was sent to the caller's subscriptions, tried, and parked. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Deliveries")
class DeliveryController {

    private static final Pattern PLACE = Pattern.compile("[0-9]{1,18}");

    private final SubscriptionService subscriptions;
    private final Deliveries deliveries;
    private final Dispatcher dispatcher;
    private final List<Sender> senders;
    private final PresentSight sight;
    private final Clock clock;

    DeliveryController(
            SubscriptionService subscriptions,
            Deliveries deliveries,
            Dispatcher dispatcher,
            List<Sender> senders,
            PresentSight sight,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
        this.senders = senders;
        this.sight = sight;
        this.clock = clock;
    }

    /** @param next null: this was the last page */
    record DeliveryPage(List<DeliveryJson> items, @Nullable String next) {}

    /** @param before place in the log, exclusive */
    private record Wanted(Optional<Delivery.Status> status, long before, int limit) {}

    /** @param reason OK, or why it failed */
    record TestJson(boolean delivered, String reason, long tookMillis) {}

    @Operation(operationId = "listDeliveries", summary = "Deliveries of a subscription, newest first")
    @GetMapping("/subscriptions/{id}/deliveries")
    @Parameter(name = "status", in = ParameterIn.QUERY, schema = @Schema(implementation = Delivery.Status.class))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "200"))
    DeliveryPage list(@PathVariable String id, HttpServletRequest request, @Parameter(hidden = true) Caller caller) {
        var wanted = ListQuery.read(
                request,
                query -> new Wanted(
                        query.value(
                                "status",
                                "PENDING, COLLECTED, STREAMED, DELIVERED, PARKED or WITHHELD",
                                DeliveryController::status),
                        query.cursor(DeliveryController::place).orElse(Long.MAX_VALUE),
                        query.limit()));
        var subscription = subscriptions.get(caller, id);
        var found = deliveries.list(subscription.id(), wanted.status(), wanted.before(), wanted.limit());
        var ofDigests = new HashMap<String, List<Attempt>>();
        return new DeliveryPage(
                found.stream()
                        .map(delivery -> DeliveryJson.of(delivery, tries(delivery, ofDigests), isReadable(delivery)))
                        .toList(),
                found.size() < wanted.limit()
                        ? null
                        : String.valueOf(found.getLast().seq()));
    }

    /** Those of the digest that was to carry it, then its own. What was withheld was in no mail. */
    private List<Attempt> tries(Delivery delivery, Map<String, List<Attempt>> ofDigests) {
        if (delivery.digest().isEmpty() || delivery.status() == Delivery.Status.WITHHELD) {
            return delivery.attempts();
        }
        var tries = new ArrayList<>(ofDigests.computeIfAbsent(
                delivery.digest().get(),
                digest -> deliveries.find(digest).map(Delivery::attempts).orElse(List.of())));
        tries.addAll(delivery.attempts());
        return tries;
    }

    private boolean isReadable(Delivery delivery) {
        return delivery.notice()
                .filter(notice -> sight.mayKnow(notice.reader(), notice.subject()))
                .isPresent();
    }

    private static Optional<Delivery.Status> status(String name) {
        return Arrays.stream(Delivery.Status.values())
                .filter(status -> status.name().equals(name))
                .findFirst();
    }

    private static Optional<Long> place(String digits) {
        return Optional.of(digits)
                .filter(text -> PLACE.matcher(text).matches())
                .map(Long::valueOf)
                .filter(place -> place >= 1);
    }

    @Operation(operationId = "redeliver", summary = "Send it again, now; the receiver sees the same id")
    @PostMapping("/deliveries/{id}/redelivery")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, String> redeliver(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        var delivery = deliveries
                .find(id)
                .filter(found -> !found.isDigest() && found.contact().isEmpty())
                .orElseThrow(() -> new Refused(ProblemType.NOT_FOUND));
        subscriptions.get(caller, delivery.subscription());
        if (!isReadable(delivery) || !deliveries.redeliver(id, clock.instant())) {
            throw new Refused(ProblemType.NOT_TO_BE_SENT_AGAIN);
        }
        dispatcher.wake();
        return Map.of("id", id, "status", Delivery.Status.PENDING.name());
    }

    @Operation(operationId = "testSubscription", summary = "Send a test now and say what happened")
    @PostMapping("/subscriptions/{id}/test")
    TestJson test(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        var subscription = subscriptions.get(caller, id);
        var began = clock.instant();
        var message = new Message(
                "T-" + EventId.next(began),
                subscription.id(),
                subscription.terms().language(),
                List.of());
        var outcome = senders.stream()
                .filter(sender -> sender.serves(subscription.channel()))
                .findFirst()
                .map(sender -> sender.send(subscription.channel(), message))
                .orElse(Sender.Outcome.refused("NO_CHANNEL"));
        return new TestJson(
                outcome.delivered(),
                outcome.reason(),
                Duration.between(began, clock.instant()).toMillis());
    }
}
