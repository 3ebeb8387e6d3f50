using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Security;

namespace LamPS.Module.Values;

/// <summary>Objects of PowerShell as plain values that can cross the pipe: texts, numbers, booleans, lists, maps.</summary>
internal static class PlainValue
{
    /// <summary>How many levels of objects inside of objects are taken over; deeper ones become text.</summary>
    public const int Depth = 4;

    /// <summary>Makes a value plain.</summary>
    /// <param name="value">Any object. Secrets give their content.</param>
    /// <param name="depth">Levels left.</param>
    public static object? From(object? value, int depth = Depth)
    {
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null:
                return null;
            case string or char or Guid or Uri or Version:
                return plain.ToString();
            case bool:
                return plain;
            case DateTime or DateTimeOffset:
                return ((IFormattable)plain).ToString("o", CultureInfo.InvariantCulture);
            case SwitchParameter flag:
                return flag.IsPresent;
            case SecureString secret:
                return Reveal(secret);
            case PSCredential credential:
                return Reveal(credential.Password);
            case Enum or TimeSpan:
                return plain.ToString();
            case double or float:
                var number = Convert.ToDouble(plain, CultureInfo.InvariantCulture);
                return double.IsNaN(number) || double.IsInfinity(number) ? number.ToString(CultureInfo.InvariantCulture) : number;
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal:
                return plain;
            case ScriptBlock or Type or IntPtr or UIntPtr:
                return plain.ToString();
        }

        return depth <= 0 ? plain.ToString()
            : plain is IDictionary map ? FromMap(map, depth)
            : plain is IEnumerable list ? FromList(list, depth)
            : FromProperties(PSObject.AsPSObject(value), depth);
    }

    /// <summary>Makes a hashtable plain.</summary>
    /// <param name="map">Keys become text.</param>
    /// <param name="depth">Levels left.</param>
    public static Dictionary<string, object?> FromMap(IDictionary map, int depth = Depth)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map)
        {
            result[Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!] = From(entry.Value, depth - 1);
        }

        return result;
    }

    /// <summary>A plain value as scripts see it: maps become objects with properties.</summary>
    /// <param name="value">What came over the pipe.</param>
    public static object? ToObject(object? value)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> map:
                var made = new PSObject();
                foreach (var entry in map)
                {
                    // Two members whose names differ in case alone can't stand side by side in PowerShell: the first stays.
                    if (made.Properties[entry.Key] is null)
                    {
                        made.Properties.Add(new PSNoteProperty(entry.Key, ToObject(entry.Value)));
                    }
                }

                return made;
            case string:
                return value;
            case IEnumerable list:
                var items = new List<object?>();
                foreach (var item in list)
                {
                    items.Add(ToObject(item));
                }

                return items.ToArray();
            default:
                return value;
        }
    }

    private static List<object?> FromList(IEnumerable list, int depth)
    {
        var result = new List<object?>();
        foreach (var item in list)
        {
            result.Add(From(item, depth - 1));
        }

        return result;
    }

    private static Dictionary<string, object?> FromProperties(PSObject value, int depth)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in value.Properties)
        {
            if (!property.IsGettable)
            {
                continue;
            }

            try
            {
                result[property.Name] = From(property.Value, depth - 1);
            }
            catch (Exception error) when (error is GetValueException or InvalidOperationException)
            {
                result[property.Name] = null;
            }
        }

        return result;
    }

    private static string Reveal(SecureString secret)
    {
        var text = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(text)!;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(text);
        }
    }
}
