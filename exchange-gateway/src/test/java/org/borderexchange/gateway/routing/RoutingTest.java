package org.borderexchange.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private static final CountryCode RS = new CountryCode("RS");
    private static final CountryCode BA = new CountryCode("BA");
    private static final CountryCode ME = new CountryCode("ME");
    private static final WorkingGroup DRUGS = new WorkingGroup("drugs");

    @Test
    void anAlertForTheWholeGroupGoesToTheGroupAndItsOwner() {
        assertThat(Routing.of(RS, DRUGS, Audience.WHOLE_GROUP, Reach.NOBODY))
                .containsExactly(told(TopicName.group(DRUGS)), told(TopicName.inbox(RS)));
    }

    @Test
    void aRestrictedAlertGoesOnlyToTheInboxesOfItsAudienceAndItsOwner() {
        assertThat(Routing.of(RS, DRUGS, Audience.of(List.of(ME, BA)), Reach.NOBODY))
                .containsExactly(told(TopicName.inbox(BA)), told(TopicName.inbox(ME)), told(TopicName.inbox(RS)));
    }

    @Test
    void anAudienceOfNobodyIsNeverEverybody() {
        assertThat(Routing.of(RS, DRUGS, Audience.of(List.of()), Reach.NOBODY))
                .containsExactly(told(TopicName.inbox(RS)));
    }

    @Test
    void whoIsNoLongerMeantIsToldWithoutContent() {
        var before = Reach.NOBODY.with(Audience.of(List.of(BA, ME)));

        assertThat(Routing.of(RS, DRUGS, Audience.of(List.of(BA)), before))
                .containsExactly(told(TopicName.inbox(BA)), told(TopicName.inbox(RS)), erased(TopicName.inbox(ME)));
    }

    @Test
    void aGroupThatIsNoLongerMeantIsToldWithoutContentAfterThoseWhoStillAre() {
        var before = Reach.NOBODY.with(Audience.WHOLE_GROUP);

        assertThat(Routing.of(RS, DRUGS, Audience.of(List.of(BA)), before))
                .containsExactly(told(TopicName.inbox(BA)), told(TopicName.inbox(RS)), erased(TopicName.group(DRUGS)));
    }

    @Test
    void whoHeardByInboxGoesOnHearingThereWhenTheWholeGroupIsTold() {
        var before = Reach.NOBODY.with(Audience.of(List.of(BA)));

        assertThat(Routing.of(RS, DRUGS, Audience.WHOLE_GROUP, before))
                .containsExactly(told(TopicName.group(DRUGS)), told(TopicName.inbox(BA)), told(TopicName.inbox(RS)));
    }

    @Test
    void reachOnlyGrows() {
        var reach = Reach.NOBODY
                .with(Audience.of(List.of(BA)))
                .with(Audience.WHOLE_GROUP)
                .with(Audience.of(List.of(ME)));

        assertThat(reach.wholeGroup()).isTrue();
        assertThat(reach.countries()).containsExactly(BA, ME);
    }

    private static Outgoing told(TopicName topic) {
        return new Outgoing(topic, true);
    }

    private static Outgoing erased(TopicName topic) {
        return new Outgoing(topic, false);
    }

    @Test
    void anActGoesToTheOtherCountryAndHome() {
        assertThat(Routing.ofAct(RS, Set.of(RS, BA))).containsExactly(TopicName.inbox(BA), TopicName.inbox(RS));
        assertThat(Routing.ofAct(RS, Set.of(BA))).containsExactly(TopicName.inbox(BA), TopicName.inbox(RS));
    }

    @Test
    void anActUponWhatIsOnesOwnAloneStaysHome() {
        assertThat(Routing.ofAct(RS, Set.of(RS))).containsExactly(TopicName.inbox(RS));
    }
}
