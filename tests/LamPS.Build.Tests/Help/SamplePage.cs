namespace LamPS.Build.Tests.Help;

/// <summary>A page that has everything, and nothing wrong.</summary>
internal static class SamplePage
{
    public const string Text = """
        ---
        external help file: LamPS.Module.dll-Help.xml
        Module Name: LamPS
        online version:
        schema: 2.0.0
        ---

        # Get-LamThing

        ## SYNOPSIS

        Gets things <of a kind>.

        ## SYNTAX

        ### Name (Default)

        ```
        Get-LamThing [[-Name] <String[]>] [-Kind <Kind>]
         [-WhatIf] [<CommonParameters>]
        ```

        ### Element

        ```
        Get-LamThing -InputObject <ElementInfo> [-Kind <Kind>] [-WhatIf] [<CommonParameters>]
        ```

        ## DESCRIPTION

        `Get-LamThing` gets **things**,
        as [the shop](https://example.org/things) has them. See [Get-LamOther](Get-LamOther.md).

        - big ones
        - small ones

        ## EXAMPLES

        ### Example 1: Get one

        ```powershell
        Get-LamThing a & b
        # ->
        a
        ```

        This command gets *one* thing.

        ## PARAMETERS

        ### -InputObject

        An element.

        ```yaml
        Type: ElementInfo
        Parameter Sets: Element
        Aliases: Element

        Required: True
        Position: Named
        Default value: None
        Accept pipeline input: True (ByValue)
        Accept wildcard characters: False
        ```

        ### -Kind

        The kind.

        ```yaml
        Type: Kind
        Parameter Sets: (All)
        Aliases:
        Accepted values: Big, Small

        Required: False
        Position: Named
        Default value: Big
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ### -Name

        Names.

        ```yaml
        Type: String[]
        Parameter Sets: Name
        Aliases: Id, N

        Required: False
        Position: 0
        Default value: *
        Accept pipeline input: True (ByPropertyName, ByValue)
        Accept wildcard characters: True
        ```

        ### -WhatIf

        Shows it.

        ```yaml
        Type: SwitchParameter
        Parameter Sets: (All)
        Aliases: wi

        Required: False
        Position: Named
        Default value: False
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ### CommonParameters

        As always.

        ## INPUTS

        ### System.String

        Names.

        ## OUTPUTS

        ### Thing

        A thing.

        ## NOTES

        None.

        ## RELATED LINKS

        - [Get-LamThing](Get-LamThing.md)
        - [The shop](https://example.org/things)
        """;

    public const string About = """
        # about_Things

        ## SHORT DESCRIPTION

        Says what things are.

        ## LONG DESCRIPTION

        Things are `small` and there are a great many of them, so that this paragraph is longer than a line can be.

        ### Kinds

        | Kind | Means |
        |---|---|
        | big \| huge | things that are so big that what they mean needs more than the one line of the table |

        - one that is also longer than the eighty columns that a line of a topic can have, all in all
        - two

        ```powershell
        Get-LamThing
        # ->
        a
        ```

        ## SEE ALSO

        - Get-LamThing
        """;
}
