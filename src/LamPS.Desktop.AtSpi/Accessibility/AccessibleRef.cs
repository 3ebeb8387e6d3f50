using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Accessibility;

/// <summary>Where an accessible object is: the connection of its application, and its path there. Paths are not used again while an application runs.</summary>
internal readonly record struct AccessibleRef(string Bus, string Path)
{
    private const string NullPath = "/org/a11y/atspi/null";

    /// <summary>The root of an application.</summary>
    public static AccessibleRef RootOf(string bus) => new(bus, "/org/a11y/atspi/accessible/root");

    /// <summary>Whether this is no object.</summary>
    public bool IsNull => Bus is null or "" || Path == NullPath;

    /// <summary>Reads a reference <c>(so)</c>.</summary>
    public static AccessibleRef Read(ref MessageReader reader)
    {
        reader.Align(8);
        return new AccessibleRef(reader.ReadString(), reader.ReadObjectPath());
    }

    /// <summary>Reads references <c>a(so)</c>, the first <paramref name="most"/> of them.</summary>
    public static List<AccessibleRef> ReadMany(ref MessageReader reader, int most = int.MaxValue)
    {
        var found = new List<AccessibleRef>();
        var end = reader.ReadArrayStart(8);
        while (found.Count < most && reader.HasNext(end))
        {
            if (Read(ref reader) is { IsNull: false } reference)
            {
                found.Add(reference);
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public override string ToString() => Bus + Path;
}
