# Which document, and whether it can be changed.

# The document that is named, by name or path, or else the active one.
function Get-OfficeDocument([object] $Office, [string] $Application, [string] $Document) {
    $kind = $script:Kind[$Application]
    $all = Get-OfficeValue $Office $kind.Documents
    $count = Get-OfficeValue $all 'Count'
    $views = Get-OfficeValue $Office 'ProtectedViewWindows'
    $viewed = @(for ($i = 1; $i -le (Get-OfficeValue $views 'Count'); $i++) { Get-OfficeValue (Invoke-OfficeMethod $views 'Item' $i) 'SourceName' })
    if ($Document) {
        $names = @()
        for ($i = 1; $i -le $count; $i++) {
            $one = Invoke-OfficeMethod $all 'Item' $i
            $name = Get-OfficeValue $one 'Name'
            if ($Document -in $name, (Get-OfficeValue $one 'FullName')) {
                return , $one
            }

            $names += $name
        }

        if ((Split-Path -Leaf $Document) -in $viewed) {
            Stop-OfficeWork DocumentProtectedView "'$Document' is open in protected view, where nothing can be done with it." $Document
        }

        $open = if ($names.Count -gt 0) { "Open are: $($names -join ', ')." } else { 'None is open.' }
        Stop-OfficeWork DocumentNotFound "No $($kind.Noun) '$Document' is open in $($kind.Title). $open" $Document
    }

    $active = if ($count -gt 0) { , (Get-OfficeValue $Office $kind.Active) }
    if ($null -ne $active) {
        return , $active
    }

    if ($viewed.Count -gt 0) {
        Stop-OfficeWork DocumentProtectedView "'$($viewed[0])' is open in protected view, where nothing can be done with it." $viewed[0]
    }

    Stop-OfficeWork DocumentNotOpen "No $($kind.Noun) is open in $($kind.Title)." $kind.Title
}

# A document that is going to be changed.
function Get-OfficeDocumentToChange([object] $Office, [string] $Application, [string] $Document) {
    $found = Get-OfficeDocument $Office $Application $Document
    $name = Get-OfficeValue $found 'Name'
    if (Get-OfficeValue $found 'ReadOnly') {
        Stop-OfficeWork DocumentReadOnly "'$name' is read-only." $name
    }

    # Excel protects sheets; see Get-ExcelSheet. -1 is wdNoProtection.
    if ($Application -eq 'Word' -and (Get-OfficeValue $found 'ProtectionType') -ne -1) {
        Stop-OfficeWork DocumentProtected "'$name' is protected." $name
    }

    if ($Application -ne 'Excel' -and (Get-OfficeValue $found 'Final')) {
        Stop-OfficeWork DocumentProtected "'$name' is marked as final." $name
    }

    return , $found
}
