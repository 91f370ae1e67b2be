package org.borderexchange.notification.roster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borderexchange.notification.problem.ProblemType;
import org.borderexchange.notification.problem.Refused;
import org.borderexchange.notification.request.BodyReader;
import org.borderexchange.notification.roster.DutyRoster;
import org.borderexchange.notification.roster.DutyRosters;
import org.borderexchange.notification.security.Caller;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.ChannelReader;
import org.borderexchange.notification.subscription.Language;
import org.borderexchange.notification.subscription.SubscriptionService;
import org.borderexchange.notification.subscription.WebhookTargets;
import org.borderexchange.schemas.topic.CountryCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The duty roster of the caller's own country; another's is answered like what does not exist. */
@RestController
@RequestMapping(path = "/api/v1/duty-rosters/{country}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Duty rosters")
class DutyRosterController {

    private static final int MOST_CONTACTS = 20;
    private static final int LONGEST_NAME = 200;

    private final DutyRosters rosters;
    private final ChannelReader channels;

    DutyRosterController(DutyRosters rosters, WebhookTargets targets) {
        this.rosters = rosters;
        this.channels = new ChannelReader(targets);
    }

    @Schema(name = "DutyRoster")
    record RosterJson(String country, int version, List<ContactJson> contacts) {}

    @Schema(name = "DutyContact")
    record ContactJson(String name, String language, ContactChannelJson channel) {}

    /** @param secret answered once, when it was made */
    @Schema(name = "ContactChannel")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ContactChannelJson(
            String kind,
            @Nullable String url,
            @Nullable String secret,
            @Nullable String address) {}

    /** What is read, for the documentation of the interface alone. */
    @Schema(name = "NewDutyRoster")
    record NewRoster(List<ContactJson> contacts) {}

    @Operation(operationId = "readDutyRoster")
    @GetMapping
    RosterJson read(@PathVariable String country, @Parameter(hidden = true) Caller caller) {
        return json(rosters.of(own(country, caller)), Map.of());
    }

    @Operation(
            operationId = "replaceDutyRoster",
            summary = "Whom to turn to, in this order; webhooks keep their secrets")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewRoster.class)))
    @PutMapping
    RosterJson replace(
            @PathVariable String country, HttpServletRequest request, @Parameter(hidden = true) Caller caller) {
        var own = own(country, caller);
        var contacts = BodyReader.read(request, body -> body.objects("contacts", MOST_CONTACTS, this::contact));
        while (true) {
            var before = rosters.of(own);
            var fresh = new HashMap<URI, String>();
            var changed = new DutyRoster(own, before.version() + 1, withSecrets(contacts, before, fresh));
            if (rosters.replace(changed)) {
                return json(changed, fresh);
            }
        }
    }

    private Optional<DutyRoster.Contact> contact(BodyReader body) {
        var name = body.requiredText("name", LONGEST_NAME);
        var language = body.value("language", "a language in which mail is written, e.g. sr-Latn", Language::of)
                .orElse(Language.ENGLISH);
        return body.object("channel", inner -> channels.read(inner, false))
                .map(channel -> new DutyRoster.Contact(name, channel, language));
    }

    private static List<DutyRoster.Contact> withSecrets(
            List<DutyRoster.Contact> contacts, DutyRoster before, Map<URI, String> fresh) {
        var held = new HashMap<URI, Channel.Webhook>();
        before.contacts().forEach(contact -> {
            if (contact.channel() instanceof Channel.Webhook webhook
                    && webhook.secrets().stream().allMatch(Channel.Secret::isReadable)) {
                held.put(webhook.url(), webhook);
            }
        });
        var complete = new ArrayList<DutyRoster.Contact>();
        for (var contact : contacts) {
            if (contact.channel() instanceof Channel.Webhook webhook) {
                var channel = held.computeIfAbsent(webhook.url(), url -> {
                    fresh.put(url, SubscriptionService.newSecret());
                    return new Channel.Webhook(url, List.of(Channel.Secret.lasting(fresh.get(url))));
                });
                complete.add(new DutyRoster.Contact(contact.name(), channel, contact.language()));
            } else {
                complete.add(contact);
            }
        }
        return complete;
    }

    private static CountryCode own(String country, Caller caller) {
        if (!caller.reader().equals(country)) {
            throw new Refused(ProblemType.NOT_FOUND);
        }
        return new CountryCode(country);
    }

    private static RosterJson json(DutyRoster roster, Map<URI, String> fresh) {
        return new RosterJson(
                roster.country().value(),
                roster.version(),
                roster.contacts().stream()
                        .map(contact -> new ContactJson(
                                contact.name(), contact.language().tag(), channel(contact.channel(), fresh)))
                        .toList());
    }

    private static ContactChannelJson channel(Channel channel, Map<URI, String> fresh) {
        return switch (channel) {
            case Channel.Webhook webhook ->
                new ContactChannelJson(webhook.kind(), webhook.url().toString(), fresh.get(webhook.url()), null);
            case Channel.Email email -> new ContactChannelJson(email.kind(), null, null, email.address());
            case Channel.Sse sse -> new ContactChannelJson(sse.kind(), null, null, null);
        };
    }
}
