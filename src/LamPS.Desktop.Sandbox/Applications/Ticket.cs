using System.Globalization;

namespace LamPS.Desktop.Sandbox.Applications;

/// <summary>A ticket of the service desk.</summary>
internal sealed record Ticket(
    int Number, string Created, string Name, string Email, string Category, string Priority, string Location, int Floor, string Description, bool Notify)
{
    public static readonly string[] Columns = ["Number", "Created", "Name", "Email", "Category", "Priority", "Location", "Floor", "Description", "Notify"];

    /// <summary>The fields of its record.</summary>
    public IReadOnlyList<string> ToFields() =>
    [
        Number.ToString(CultureInfo.InvariantCulture), Created, Name, Email, Category, Priority, Location,
        Floor.ToString(CultureInfo.InvariantCulture), Description, Notify ? "yes" : "no",
    ];

    /// <summary>The cells of its row in the table.</summary>
    public IReadOnlyList<string> ToCells() =>
        [Number.ToString(CultureInfo.InvariantCulture), Name, Category, Priority, Description.Split('\n')[0]];

    /// <summary>Reads a record.</summary>
    /// <exception cref="FormatException">It has other fields.</exception>
    public static Ticket FromFields(IReadOnlyList<string> fields, int line)
    {
        if (fields.Count != Columns.Length)
        {
            throw new FormatException($"record {line} has {fields.Count} fields instead of {Columns.Length}");
        }

        if (!int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw new FormatException($"record {line}: Number '{fields[0]}' is no number");
        }

        if (!int.TryParse(fields[7], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var floor))
        {
            throw new FormatException($"record {line}: Floor '{fields[7]}' is no number");
        }

        return new Ticket(
            number, fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], floor, fields[8].ReplaceLineEndings("\n"), fields[9] == "yes");
    }
}
