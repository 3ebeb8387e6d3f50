using System.Globalization;
using LamPS.Core.Runbooks;

namespace LamPS.Core.Scheduling;

/// <summary>Reads triggers: <c>daily 06:00</c>, <c>weekly mon,thu@06:00</c>, <c>monthly 1,15,last@06:00</c>, <c>once 2026-12-01T06:00</c>, <c>logon</c>, <c>idle 10m</c>, <c>event LOG:SOURCE:ID</c>.</summary>
public static class TriggerReader
{
    private static readonly TimeSpan ShortestIdle = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(999);

    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Reads a trigger.</summary>
    /// <param name="text">Its text.</param>
    /// <exception cref="LamException">It is none; the message says what is wrong with it and the remedy what it looks like.</exception>
    public static ScheduleTrigger Read(string text)
    {
        var (kind, value) = text.Split(' ', 2) is [var first, var rest] ? (first, rest.Trim()) : (text, "");
        return kind switch
        {
            "daily" => new ScheduleTrigger.Daily(Time(text, value, "06:00")),
            "weekly" => Weekly(text, value),
            "monthly" => Monthly(text, value),
            "once" => Once(text, value),
            "logon" when value.Length == 0 => new ScheduleTrigger.AtLogon(),
            "idle" => Idle(text, value),
            "event" => Event(text, value),
            _ => throw SchedulingErrors.TriggerInvalid(text, "there is no such kind", "Kinds are daily, weekly, monthly, once, logon, idle and event."),
        };
    }

    private static ScheduleTrigger.Weekly Weekly(string text, string value)
    {
        const string Form = "mon,thu@06:00";
        var (names, time) = DaysAndTime(text, value, Form);
        var days = names.Select(name => Array.FindIndex(Week, d =>
            name.Equals(d.ToString(), StringComparison.OrdinalIgnoreCase) || name.Equals(d.ToString()[..3], StringComparison.OrdinalIgnoreCase)) switch
        {
            < 0 => throw SchedulingErrors.TriggerInvalid(text, $"'{name}' is no day of the week", Like(Form)),
            var day => day,
        });
        return new ScheduleTrigger.Weekly([.. days.Distinct().Order().Select(d => Week[d])], time);
    }

    private static ScheduleTrigger.Monthly Monthly(string text, string value)
    {
        const string Form = "1,15@06:00, or last@06:00";
        var (names, time) = DaysAndTime(text, value, Form);
        var isLast = names.Contains("last", StringComparer.OrdinalIgnoreCase);
        var days = names.Where(n => !n.Equals("last", StringComparison.OrdinalIgnoreCase)).Select(name =>
            int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31
                ? day
                : throw SchedulingErrors.TriggerInvalid(text, $"'{name}' is no day of a month", Like(Form)));
        return new ScheduleTrigger.Monthly([.. days.Distinct().Order()], isLast, time);
    }

    private static ScheduleTrigger.Once Once(string text, string value) =>
        DateTime.TryParseExact(value, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new ScheduleTrigger.Once(at)
            : throw SchedulingErrors.TriggerInvalid(text, $"'{value}' is no date with a time", Like("2026-12-01T06:00"));

    private static ScheduleTrigger.OnIdle Idle(string text, string value) =>
        Durations.TryParse(value, out var after) && after >= ShortestIdle && after <= LongestIdle && after.Ticks % TimeSpan.TicksPerMinute == 0
            ? new ScheduleTrigger.OnIdle(after)
            : throw SchedulingErrors.TriggerInvalid(text, $"'{value}' isn't a whole number of minutes from 1m to 999m", Like("10m"));

    // The name of a log has no colon, that of a source may have one.
    private static ScheduleTrigger.OnEvent Event(string text, string value)
    {
        const string Form = "Application:MsiInstaller:1033, as the Event Viewer shows log, source and event ID";
        var (first, last) = (value.IndexOf(':'), value.LastIndexOf(':'));
        if (first <= 0 || last - first < 2)
        {
            throw SchedulingErrors.TriggerInvalid(text, "an event is named by log, source and id", Like(Form));
        }

        var (log, source, id) = (value[..first], value[(first + 1)..last], value[(last + 1)..]);
        return !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > ushort.MaxValue
            ? throw SchedulingErrors.TriggerInvalid(text, $"'{id}' is no number from 0 to {ushort.MaxValue}", Like(Form))
            : value.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\'' or '"' or '<' or '>' or '&')
            ? throw SchedulingErrors.TriggerInvalid(text, "names of logs and sources have no quotation marks, angle brackets or ampersands", Like(Form))
            : new ScheduleTrigger.OnEvent(log, source, number);
    }

    private static (IReadOnlyList<string> Days, TimeOnly Time) DaysAndTime(string text, string value, string form)
    {
        if (value.Split('@') is not [{ Length: > 0 } days, var time])
        {
            throw SchedulingErrors.TriggerInvalid(text, "days and a time are needed, with an @ between them", Like(form));
        }

        return (days.Split(',', StringSplitOptions.TrimEntries), Time(text, time, form));
    }

    private static TimeOnly Time(string text, string value, string form) =>
        TimeOnly.TryParseExact(value.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw SchedulingErrors.TriggerInvalid(text, $"'{value}' is no time from 00:00 to 23:59", Like(form));

    private static string Like(string form) => $"It looks like this: {form}.";
}
