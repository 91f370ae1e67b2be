/** Checks and sightings over HTTP. Start with {@link CheckController}. */
@NullMarked
package org.borderexchange.gateway.check.web;

import org.jspecify.annotations.NullMarked;
