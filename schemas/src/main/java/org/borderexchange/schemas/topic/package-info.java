/** Names, keys and partitions of the exchange's topics: the only place that knows them. Start with {@link TopicName}. */
@NullMarked
package org.borderexchange.schemas.topic;

import org.jspecify.annotations.NullMarked;
