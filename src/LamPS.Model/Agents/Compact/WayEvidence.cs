namespace LamPS.Model.Agents.Compact;

/// <summary>What of a part of a request speaks for a way or against it, as code can tell.</summary>
/// <param name="Opposites">How often the way names the opposite of what the part says: <c>Rows Below</c> where it says above.</param>
/// <param name="WrongNumbers">Fields that show numbers of another kind than the part has for them: a count where it has a length.</param>
/// <param name="IsIdle">Whether all that it switches is so to begin with.</param>
/// <param name="IsOnlyFirst">Whether it works where a text stands first, and the part speaks of everywhere.</param>
/// <param name="Addresses">Addresses that go into fields for such addresses.</param>
/// <param name="Denied">Lines that name what the part says isn't meant: italic for <c>bold but not italic</c>.</param>
/// <param name="IsUnlimited">Whether the part forbids something or leaves it out, and the way switches nothing off, nor do others ask for it so.</param>
/// <param name="SetsNothing">Whether it confirms a dialog of settings as it comes up, and nobody saw that this does anything.</param>
/// <param name="UnsaidNames">Names in the part that neither its lines nor others who ask for it say, and that no value is for.</param>
/// <param name="Names">How many of the names in the part, words with a capital letter, it has, from 0 to 1.</param>
internal readonly record struct WayEvidence(int Opposites, int WrongNumbers, bool IsIdle, bool IsOnlyFirst, int Addresses, int Denied, bool IsUnlimited, bool SetsNothing, int UnsaidNames, double Names);
