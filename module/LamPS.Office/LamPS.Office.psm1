# Functions for Microsoft Office. They work with an application that runs already, through its object model (COM).
Set-StrictMode -Version Latest

foreach ($part in 'Errors', 'Objects', 'Documents', 'Values', 'Saving', 'Word', 'Excel', 'PowerPoint', 'Requests') {
    . (Join-Path $PSScriptRoot "$part.ps1")
}

Remove-Variable -Name part
