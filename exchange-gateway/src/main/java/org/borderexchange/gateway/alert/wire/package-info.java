/** Between the alert and its wire form: events, the JSON of the API, the keys that search uses. Start with {@link AlertWire}. */
@NullMarked
package org.borderexchange.gateway.alert.wire;

import org.jspecify.annotations.NullMarked;
