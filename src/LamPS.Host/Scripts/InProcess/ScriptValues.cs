using System.Collections;
using System.Management.Automation;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Scripts;

namespace LamPS.Host.Scripts.InProcess;

/// <summary>Values of runbooks as PowerShell has them, and back, as the child process makes them.</summary>
internal sealed class ScriptValues
{
    // How deep objects are looked into.
    private const int Depth = 4;

    private readonly bool _untrusted;
    private readonly ScriptLimits _limits;
    private long _characters;

    private ScriptValues(bool untrusted, ScriptLimits limits) => (_untrusted, _limits) = (untrusted, limits);

    /// <summary>A value as an object for scripts, secrets with their content.</summary>
    /// <param name="value">The value.</param>
    public static object? ToObject(RunbookValue value) => FromPlain(value.ToObject(reveal: true));

    /// <summary>An object as a value, and how long it is, about.</summary>
    /// <param name="value">What a script put out.</param>
    /// <param name="untrusted">Whether its texts count as coming from a user interface.</param>
    /// <param name="limits">How much a script may put out.</param>
    /// <exception cref="Core.LamException">It is too long for any output.</exception>
    public static (RunbookValue Value, long Characters) From(object? value, bool untrusted, ScriptLimits limits)
    {
        var reader = new ScriptValues(untrusted, limits);
        return (reader.Read(value, Depth), reader._characters);
    }

    private static object? FromPlain(object? value) => value switch
    {
        List<object?> list => list.Select(FromPlain).ToArray(),
        Dictionary<string, object?> map => Custom(map),
        _ => value,
    };

    private static PSObject Custom(Dictionary<string, object?> map)
    {
        var custom = new PSObject();
        foreach (var (name, value) in map)
        {
            custom.Properties.Add(new PSNoteProperty(name, FromPlain(value)));
        }

        return custom;
    }

    private RunbookValue Read(object? value, int depth)
    {
        var plain = value is PSObject { BaseObject: var inner } ? inner : value;
        return plain switch
        {
            null => Counted(RunbookValue.Null, 4),
            string or char or Guid or Uri or Version => Text(LanguagePrimitives.ConvertTo<string>(plain)),
            DateTime time => Text(time.ToString("o")),
            DateTimeOffset time => Text(time.ToString("o")),
            bool flag => Counted(RunbookValue.Of(flag), 5),
            Enum or TimeSpan => Text(plain.ToString() ?? ""),
            double number => Number(number),
            float number => Number(number),
            decimal number => Counted(number.Scale == 0 && number is >= long.MinValue and <= long.MaxValue ? RunbookValue.Of((long)number) : RunbookValue.Of((double)number), 8),
            ulong number when number > long.MaxValue => Number(number),
            sbyte or byte or short or ushort or int or uint or long or ulong => Counted(RunbookValue.From(plain is ulong big ? (long)big : plain), 8),
            ScriptBlock or Type => Text(plain.ToString() ?? ""),
            _ when depth <= 0 => Text(plain.ToString() ?? ""),
            IDictionary map => RunbookValue.Map(map.Keys.Cast<object>().Select(key => KeyValuePair.Create(Name(LanguagePrimitives.ConvertTo<string>(key)), Read(map[key], depth - 1)))),
            IEnumerable list => RunbookValue.List(list.Cast<object?>().Select(item => Read(item, depth - 1))),
            _ => RunbookValue.Map(PSObject.AsPSObject(value!).Properties.Where(p => p.IsGettable).Select(p => KeyValuePair.Create(Name(p.Name), Property(p, depth - 1)))),
        };
    }

    private RunbookValue Property(PSPropertyInfo property, int depth)
    {
        try
        {
            return Read(property.Value, depth);
        }
        catch (RuntimeException)
        {
            // One that can't be read says nothing of the others.
            return RunbookValue.Null;
        }
    }

    private RunbookValue Number(double number) => double.IsFinite(number)
        ? Counted(RunbookValue.Of(number), 8)
        : Text(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private RunbookValue Text(string text) => Counted(RunbookValue.Of(text, _untrusted), text.Length + 2);

    private string Name(string name)
    {
        Count(name.Length + 3);
        return name;
    }

    private RunbookValue Counted(RunbookValue value, int characters)
    {
        Count(characters);
        return value;
    }

    // A list without an end would never be done.
    private void Count(int characters)
    {
        _characters += characters;
        if (_characters > _limits.Characters)
        {
            throw ScriptErrors.ScriptOutputTooLarge(_limits);
        }
    }
}
