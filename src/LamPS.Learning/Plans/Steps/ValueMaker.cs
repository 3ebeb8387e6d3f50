using System.Globalization;
using LamPS.Learning.Records;

namespace LamPS.Learning.Plans.Steps;

/// <summary>Draws values for places of plans.</summary>
internal static class ValueMaker
{
    private static readonly string[] Names =
    [
        "Budget", "Sales", "Summary", "Inventory", "Customers", "Draft", "Final", "Report", "Invoice", "Minutes", "Schedule", "Contacts", "Northwind", "Contoso", "Project Alpha", "Expenses",
        "Team", "Overview", "Appendix", "Annual Report", "Course Notes", "Price List", "My Template", "Quarter 3", "Marketing", "Suppliers", "Holiday Plan", "Survey", "Archive", "Orders",
    ];

    private static readonly string[] Texts =
    [
        "Hello", "Confidential", "For internal use only", "Total", "See page 3", "Thank you for your order", "To be continued", "Draft version", "Dear Sir or Madam", "Please sign here", "Approved", "Best regards",
        "Not for release", "First quarter", "Meeting at ten", "Figure", "Chapter", "Overdue", "Welcome", "Delivered", "Copy", "Sum of all rows", "Version 2", "Contact: Anna", "Do not fold", "Prices include tax",
    ];

    private static readonly string[] Lengths = ["0.5 cm", "0.75 cm", "1 cm", "1.2 cm", "1.5 cm", "2 cm", "2.5 cm", "3 cm", "4 cm", "5 cm", "8 cm", "10 cm", "5 mm", "12 mm", "0.2\"", "0.5\"", "1\"", "1.25\"", "6 pt", "12 pt", "18 pt", "24 pt"];

    private static readonly string[] Angles = ["15 degrees", "30 degrees", "45 degrees", "60 degrees", "90 degrees", "120 degrees", "180 degrees", "270 degrees"];

    /// <summary>Draws a value.</summary>
    /// <param name="slot">Place.</param>
    /// <param name="random">Chance.</param>
    /// <returns>The value as tasks and lines write it; the same in both.</returns>
    public static string Draw(ValueSlot slot, SeededRandom random) => slot.Kind switch
    {
        ValueKind.Count => Whole(slot, 2, 12, random),
        ValueKind.Number => Whole(slot, 1, 100, random),
        ValueKind.Percent => $"{random.Between(1, 20) * 5}%",
        ValueKind.Angle => random.Pick(Angles),
        ValueKind.Length => random.Pick(Lengths),
        ValueKind.Name => $"\"{random.Pick(Names)}\"",
        ValueKind.Text => $"\"{random.Pick(Texts)}\"",
        _ => random.Pick(slot.Options),
    };

    /// <summary>How many values a place can have, roughly.</summary>
    /// <param name="slot">Place.</param>
    public static int Variety(ValueSlot slot) => slot.Kind == ValueKind.Option ? slot.Options.Count : 8;

    private static string Whole(ValueSlot slot, int least, int most, SeededRandom random)
    {
        var low = Math.Max(least, (int)Math.Ceiling(Math.Clamp(slot.Minimum ?? least, -1e6, 1e6)));
        var high = Math.Min(most, (int)Math.Floor(Math.Clamp(slot.Maximum ?? most, -1e6, 1e6)));
        return random.Between(low, Math.Max(low, high)).ToString(CultureInfo.InvariantCulture);
    }
}
