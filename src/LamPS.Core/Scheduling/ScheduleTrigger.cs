using System.Globalization;
using System.Text.Json.Serialization;

namespace LamPS.Core.Scheduling;

/// <summary>What starts a scheduled run. Its text (<c>daily 06:00</c>) reads back as the same trigger. Times are those of the machine's clock.</summary>
[JsonConverter(typeof(TriggerJsonConverter))]
public abstract record ScheduleTrigger
{
    private ScheduleTrigger()
    {
    }

    /// <summary>The trigger in words: <c>every day at 06:00</c>.</summary>
    public abstract string Description { get; }

    /// <summary>The trigger as it is written: a kind, and mostly a value.</summary>
    public abstract override string ToString();

    /// <summary>When it starts a run next; null for what nobody can know, and for what has passed.</summary>
    /// <param name="now">Now.</param>
    /// <param name="zone">Zone of the clock.</param>
    public DateTimeOffset? NextAfter(DateTimeOffset now, TimeZoneInfo zone)
    {
        if (NextAfter(TimeZoneInfo.ConvertTime(now, zone).DateTime) is not { } time)
        {
            return null;
        }

        // A time that the clock leaves out in spring: it is run when the clock has gone on.
        while (zone.IsInvalidTime(time))
        {
            time = time.AddMinutes(30);
        }

        return new DateTimeOffset(time, zone.GetUtcOffset(time));
    }

    /// <summary>When it starts a run next, by the clock on the wall.</summary>
    /// <param name="now">Now, by the same clock.</param>
    public virtual DateTime? NextAfter(DateTime now) => null;

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Listing(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";

    /// <summary>A time on some days.</summary>
    /// <param name="At">The time; seconds don't count.</param>
    public abstract record OnDays(TimeOnly At) : ScheduleTrigger
    {
        // No day that can be named is further away: between two 31sts are at most 62 days.
        private const int FarthestDay = 70;

        /// <summary>Whether it is due on a day.</summary>
        /// <param name="day">The day.</param>
        public abstract bool IsOn(DateOnly day);

        /// <inheritdoc/>
        public override DateTime? NextAfter(DateTime now) => Enumerable.Range(0, FarthestDay)
            .Select(n => DateOnly.FromDateTime(now).AddDays(n))
            .Where(IsOn)
            .Select(day => (DateTime?)day.ToDateTime(At))
            .FirstOrDefault(time => time > now);
    }

    /// <summary>Every day.</summary>
    /// <param name="At">The time.</param>
    public sealed record Daily(TimeOnly At) : OnDays(At)
    {
        /// <inheritdoc/>
        public override string Description => $"every day at {Text(At)}";

        /// <inheritdoc/>
        public override bool IsOn(DateOnly day) => true;

        /// <inheritdoc/>
        public override string ToString() => $"daily {Text(At)}";
    }

    /// <summary>On some days of each week.</summary>
    /// <param name="Days">The days, from Monday on.</param>
    /// <param name="At">The time.</param>
    public sealed record Weekly(IReadOnlyList<DayOfWeek> Days, TimeOnly At) : OnDays(At)
    {
        /// <inheritdoc/>
        public override string Description => $"every {Listing([.. Days.Select(d => d.ToString())])} at {Text(At)}";

        /// <inheritdoc/>
        public override bool IsOn(DateOnly day) => Days.Contains(day.DayOfWeek);

        /// <inheritdoc/>
        public override string ToString() => $"weekly {string.Join(',', Days.Select(d => d.ToString()[..3].ToLowerInvariant()))}@{Text(At)}";
    }

    /// <summary>On some days of each month; a month that lacks a day is left out.</summary>
    /// <param name="Days">The days, 1 to 31, in order.</param>
    /// <param name="LastDay">Whether the last day of the month is one of them.</param>
    /// <param name="At">The time.</param>
    public sealed record Monthly(IReadOnlyList<int> Days, bool LastDay, TimeOnly At) : OnDays(At)
    {
        /// <inheritdoc/>
        public override string Description => Days.Count == 0
            ? $"on the last day of each month at {Text(At)}"
            : $"on day {Listing([.. Names.Select(n => n == "last" ? "the last day" : n)])} of each month at {Text(At)}";

        private IEnumerable<string> Names => Days.Select(d => d.ToString(CultureInfo.InvariantCulture)).Concat(LastDay ? ["last"] : []);

        /// <inheritdoc/>
        public override bool IsOn(DateOnly day) => Days.Contains(day.Day) || (LastDay && day.Day == DateTime.DaysInMonth(day.Year, day.Month));

        /// <inheritdoc/>
        public override string ToString() => $"monthly {string.Join(',', Names)}@{Text(At)}";
    }

    /// <summary>Once.</summary>
    /// <param name="At">The time, to the minute.</param>
    public sealed record Once(DateTime At) : ScheduleTrigger
    {
        /// <inheritdoc/>
        public override string Description => string.Create(CultureInfo.InvariantCulture, $"once, on {At:yyyy-MM-dd} at {At:HH:mm}");

        /// <inheritdoc/>
        public override DateTime? NextAfter(DateTime now) => At > now ? At : null;

        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"once {At:yyyy-MM-ddTHH:mm}");
    }

    /// <summary>When the user logs on.</summary>
    public sealed record AtLogon : ScheduleTrigger
    {
        /// <inheritdoc/>
        public override string Description => "when you log on";

        /// <inheritdoc/>
        public override string ToString() => "logon";
    }

    /// <summary>When nobody has touched the machine for a while. Windows only.</summary>
    /// <param name="After">How long, in whole minutes.</param>
    public sealed record OnIdle(TimeSpan After) : ScheduleTrigger
    {
        /// <inheritdoc/>
        public override string Description => string.Create(CultureInfo.InvariantCulture, $"when the machine has been idle for {After.TotalMinutes:0} min");

        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"idle {After.TotalMinutes:0}m");
    }

    /// <summary>When something is written to an event log. Windows only.</summary>
    /// <param name="Log">Name of the log.</param>
    /// <param name="Source">Who writes it.</param>
    /// <param name="Id">Which event.</param>
    public sealed record OnEvent(string Log, string Source, int Id) : ScheduleTrigger
    {
        /// <inheritdoc/>
        public override string Description => $"on event {Id} of {Source} in the log {Log}";

        /// <inheritdoc/>
        public override string ToString() => $"event {Log}:{Source}:{Id}";
    }
}
