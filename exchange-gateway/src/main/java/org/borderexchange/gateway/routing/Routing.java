package org.borderexchange.gateway.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;

/** Decides to which topics an event goes. */
public final class Routing {

    /**
     * Whole group: the group's topic. Named countries: the inbox of each. Whoever was reached before and is no longer meant gets the
     * version without its content. The owner's own inbox always, so that each of his instances and backups hears his acts.
     *
     * <p>Records with content come first: a country that lost the group's topic but is named again keeps its copy without a gap.
     *
     * @param before who has been sent an earlier version
     * @return in sending order, each topic once
     */
    public static List<Outgoing> of(CountryCode owner, WorkingGroup group, Audience audience, Reach before) {
        var outgoing = new ArrayList<Outgoing>();
        var inboxesBefore = new TreeSet<>(before.countries());
        switch (audience) {
            case Audience.WholeGroup all -> {
                outgoing.add(withContent(TopicName.group(group)));
                inboxesBefore.forEach(country -> outgoing.add(withContent(TopicName.inbox(country))));
                outgoing.add(withContent(TopicName.inbox(owner)));
            }
            case Audience.Countries only -> {
                only.countries().forEach(country -> outgoing.add(withContent(TopicName.inbox(country))));
                outgoing.add(withContent(TopicName.inbox(owner)));
                inboxesBefore.removeAll(only.countries());
                inboxesBefore.forEach(country -> outgoing.add(withoutContent(TopicName.inbox(country))));
                if (before.wholeGroup()) {
                    outgoing.add(withoutContent(TopicName.group(group)));
                }
            }
        }
        return List.copyOf(outgoing);
    }

    /**
     * What a country says of a subject goes to the inboxes of the countries whose subject it is and to its own.
     *
     * @param concerned owner of the alert, or owners of the two alerts of a hit; the speaker may be one of them
     * @return in sending order, each topic once
     */
    public static List<TopicName> ofAct(CountryCode speaker, Set<CountryCode> concerned) {
        var others = new TreeSet<>(concerned);
        others.remove(speaker);
        return Stream.concat(others.stream(), Stream.of(speaker))
                .map(TopicName::inbox)
                .toList();
    }

    private static Outgoing withContent(TopicName topic) {
        return new Outgoing(topic, true);
    }

    private static Outgoing withoutContent(TopicName topic) {
        return new Outgoing(topic, false);
    }

    private Routing() {}
}
