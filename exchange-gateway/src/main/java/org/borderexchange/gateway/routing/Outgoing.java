package org.borderexchange.gateway.routing;

import org.borderexchange.schemas.topic.TopicName;

/**
 * One record that an event becomes.
 *
 * @param withContent false: those who read this topic have lost the alert and are told to erase their copy, no more
 */
public record Outgoing(TopicName topic, boolean withContent) {}
