package org.borderexchange.cases.matching;

import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;

/**
 * What is to be signed and told.
 *
 * @param note for the hub itself, beside the event
 */
record Notice(TopicName topic, EventKey key, ExchangeEvent event, Optional<Header> note) implements Step.Ruled {}
