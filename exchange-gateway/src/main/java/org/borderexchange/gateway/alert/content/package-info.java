/** What an alert carries: a vehicle, goods, people on a path. Records that cannot exist when wrong. Start with {@link Content}. */
@NullMarked
package org.borderexchange.gateway.alert.content;

import org.jspecify.annotations.NullMarked;
