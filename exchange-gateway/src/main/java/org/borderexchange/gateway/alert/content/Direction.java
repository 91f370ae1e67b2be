package org.borderexchange.gateway.alert.content;

import org.borderexchange.schemas.topic.CountryCode;
import org.jspecify.annotations.Nullable;

/** From where to where a border was or is to be crossed. */
public record Direction(
        @Nullable CountryCode from, @Nullable CountryCode to) {}
