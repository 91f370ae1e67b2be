package org.borderexchange.notification.roster;

import org.borderexchange.notification.delivery.Contacts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RosterConfiguration {

    @Bean
    Contacts contacts(DutyRosters rosters) {
        return new RosterContacts(rosters);
    }
}
