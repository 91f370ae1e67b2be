package org.borderexchange.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** One version of an issued alert, as its owner's gateway answered it. */
public record Alert(Exchange exchange, String id, int version, String entityTag, JsonNode json) {

    /** By every route: the desk's feed, by its id, and found by its number. */
    public Alert isSoonSeenBy(String... countries) {
        for (var country : countries) {
            isSoonOnTheDeskOf(country);
        }
        return isSoonHeldBy(countries);
    }

    /** By its id, and found by its number. */
    public Alert isSoonHeldBy(String... countries) {
        for (var country : countries) {
            var officer = exchange.officerOf(country);
            Eventually.soon(() -> assertThat(officer.reads(id)
                            .hasStatus(200)
                            .json()
                            .required("version")
                            .asInt())
                    .isEqualTo(version));
            assertThat(officer.searches("q=" + number()).hasStatus(200).ids()).contains(id);
        }
        return this;
    }

    /** As an event of this version, with its content. */
    public Alert isSoonOnTheDeskOf(String country) {
        var desk = exchange.deskOf(country);
        Eventually.within(
                Eventually.SOON,
                "%s has seen version %d of %s".formatted(country, version, id),
                () -> desk.hasSeen(id, version));
        return this;
    }

    private String number() {
        var content = json.required("content");
        var plate = content.has("plate")
                ? content.required("plate")
                : content.required("transport").required("plate");
        return URLEncoder.encode(plate.required("number").asString(), StandardCharsets.UTF_8);
    }
}
